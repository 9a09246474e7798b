import { createHash } from "node:crypto";
import type { Endpoint } from "@parley/core/numbers";
import { newId, type WebhookEventId } from "@parley/domain/ids";
import { verifyMetaHandshake, verifyMetaSignature } from "@parley/providers/meta";
import { type Context, Hono } from "hono";
import { limitBody } from "../http/limit-body.ts";
import type { GatewayEnv } from "../http/request-id.ts";
import type { Endpoints } from "./endpoints.ts";
import type { EventWriter } from "./event-writer.ts";

export type MetaWebhookDeps = {
  endpoints: Endpoints;
  writer: EventWriter;
  onError: (error: unknown, requestId: string) => void;
};

/** Meta sends at most 3 MB (A.4); one more for good measure. */
const maxBytes = 4 * 1024 * 1024;
const retryAfterSeconds = "5";

/**
 * One URL per connected number. Which workspace a webhook belongs to is decided by the URL and the
 * signature alone, never by what the body says (T-21). 200 means: committed.
 */
export function metaWebhooks(deps: MetaWebhookDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  app.get("/:connectionId", (c) => handshake(c, deps));
  app.post("/:connectionId", limitBody(maxBytes), (c) => receive(c, deps));
  app.all("/:connectionId", (c) => c.body(null, 405, { allow: "GET, POST" }));
  return app;
}

type GatewayContext = Context<GatewayEnv>;

async function handshake(c: GatewayContext, deps: MetaWebhookDeps): Promise<Response> {
  const endpoint = await findOrNull(c, deps);
  if (endpoint === "unavailable") return unavailable(c);
  const answer = verifyMetaHandshake(
    new URL(c.req.url).searchParams,
    endpoint?.verifyTokenHash ?? "",
  );
  if (!answer.ok) return c.body(null, 403);
  return c.body(answer.challenge, 200, {
    "content-type": "text/plain",
    "x-content-type-options": "nosniff",
  });
}

async function receive(c: GatewayContext, deps: MetaWebhookDeps): Promise<Response> {
  if ((c.req.header("content-encoding") ?? "identity") !== "identity") return c.body(null, 415);
  const body = Buffer.from(await c.req.arrayBuffer());
  const endpoint = await findOrNull(c, deps);
  if (endpoint === "unavailable") return unavailable(c);
  const request = {
    rawBody: body,
    url: c.req.url,
    header: (name: string) => c.req.header(name) ?? null,
  };
  // An unknown endpoint is checked against a secret nobody has: same work, same answer (T-34).
  const verdict = verifyMetaSignature(request, endpoint?.appSecret ?? nobodysSecret);
  if (verdict === "not_configured") return unavailable(c);
  if (verdict === "invalid" || endpoint === null) return c.body(null, 401);
  return store(c, deps, endpoint, body);
}

const nobodysSecret = newId<WebhookEventId>();

async function store(
  c: GatewayContext,
  deps: MetaWebhookDeps,
  endpoint: Endpoint,
  body: Buffer,
): Promise<Response> {
  const requestId = c.get("requestId");
  try {
    await deps.writer.write(endpoint, {
      id: newId<WebhookEventId>(),
      numberId: endpoint.numberId,
      body,
      bodySha256: createHash("sha256").update(body).digest(),
      requestId,
    });
    return c.body(null, 200);
  } catch (error) {
    deps.onError(error, requestId);
    return unavailable(c);
  }
}

async function findOrNull(
  c: GatewayContext,
  deps: MetaWebhookDeps,
): Promise<Endpoint | null | "unavailable"> {
  try {
    return await deps.endpoints.find(c.req.param("connectionId") ?? "");
  } catch (error) {
    deps.onError(error, c.get("requestId"));
    return "unavailable";
  }
}

/** The provider keeps the event and comes back. */
function unavailable(c: GatewayContext): Response {
  return c.body(null, 503, { "retry-after": retryAfterSeconds });
}
