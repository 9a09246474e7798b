import type { Endpoint } from "@parley/core/numbers";
import { newId, type WebhookEventId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { VerifyResult, WebhookRequest } from "@parley/providers/port";
import type { Context } from "hono";
import type { GatewayEnv } from "../http/request-id.ts";
import { readRequest } from "./read-request.ts";
import { storeEvent, unavailable, type WebhookDeps } from "./store-event.ts";

/** How one provider's webhook is checked, and what it is told once the event is committed. */
export type WebhookKind = {
  provider: ProviderId;
  verify(request: WebhookRequest, secret: string): VerifyResult;
  accept(c: Context<GatewayEnv>): Response;
};

/**
 * Receives a webhook at the URL of one connection. Which workspace it belongs to is decided by the URL and the
 * signature alone, never by what the body says (T-21). The answer of `accept` means: committed.
 */
export async function receiveWebhook(
  c: Context<GatewayEnv>,
  deps: WebhookDeps,
  { provider, verify, accept }: WebhookKind,
): Promise<Response> {
  const request = await readRequest(c, deps.publicUrl);
  if (request === null) return c.body(null, 415);
  const endpoint = await findConnection(c, deps, provider);
  if (endpoint === "unavailable") return unavailable(c);
  // An unknown connection, or another provider's, is checked against a secret nobody has: same work, same answer (T-34).
  const verdict = verify(request, endpoint?.appSecret ?? nobodysSecret);
  if (verdict === "not_configured") return unavailable(c);
  if (verdict === "invalid" || endpoint === null) return c.body(null, 401);
  const requestId = c.get("requestId");
  try {
    await storeEvent(deps, endpoint, { body: request.rawBody, query: request.query, requestId });
    return accept(c);
  } catch (error) {
    deps.onError(error, requestId);
    return unavailable(c);
  }
}

const nobodysSecret = newId<WebhookEventId>();

/** The provider's connection that the URL names, or null. */
export async function findConnection(
  c: Context<GatewayEnv>,
  deps: WebhookDeps,
  provider: ProviderId,
): Promise<Endpoint | null | "unavailable"> {
  try {
    const endpoint = await deps.endpoints.find(c.req.param("connectionId") ?? "");
    return endpoint?.provider === provider ? endpoint : null;
  } catch (error) {
    deps.onError(error, c.get("requestId"));
    return "unavailable";
  }
}
