import { createHash } from "node:crypto";
import type { Endpoint } from "@parley/core/numbers";
import { newId, type WebhookEventId } from "@parley/domain/ids";
import type { Context } from "hono";
import type { GatewayEnv } from "../http/request-id.ts";
import type { Endpoints } from "./endpoints.ts";
import type { EventWriter } from "./event-writer.ts";

export type WebhookDeps = {
  endpoints: Endpoints;
  writer: EventWriter;
  /** The gateway's address as the outside calls it. */
  publicUrl: string;
  onError: (error: unknown, requestId: string) => void;
};

const retryAfterSeconds = "5";

/** Resolves once the body is committed for the endpoint's number; rejects when it could not be. */
export async function storeEvent(
  deps: Pick<WebhookDeps, "writer">,
  endpoint: Endpoint,
  { body, query, requestId }: { body: Buffer; query: string | null; requestId: string },
): Promise<void> {
  await deps.writer.write(endpoint, {
    id: newId<WebhookEventId>(),
    numberId: endpoint.numberId,
    body,
    bodySha256: createHash("sha256").update(body).digest(),
    query,
    requestId,
  });
}

/** The provider keeps the event and comes back. */
export function unavailable(c: Context<GatewayEnv>): Response {
  return c.body(null, 503, { "retry-after": retryAfterSeconds });
}
