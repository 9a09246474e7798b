import { verifyMetaSignature } from "@parley/providers/meta";
import { type Context, Hono } from "hono";
import { limitBody } from "../http/limit-body.ts";
import type { GatewayEnv } from "../http/request-id.ts";
import { answerHandshake } from "./answer-handshake.ts";
import { type MetaAppDeps, metaAppWebhooks } from "./meta-app.ts";
import { findConnection, receiveWebhook, type WebhookKind } from "./receive-webhook.ts";
import { unavailable } from "./store-event.ts";

/** Meta sends at most 3 MB (A.4); one more for good measure. */
const maxBytes = 4 * 1024 * 1024;

const kind: WebhookKind = {
  provider: "meta",
  verify: verifyMetaSignature,
  accept: (c) => c.body(null, 200),
};

/** One URL per connected number, and one for the platform's own app. */
export function metaWebhooks(deps: MetaAppDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  app.get("/:connectionId", (c) => handshake(c, deps));
  app.post("/:connectionId", limitBody(maxBytes), (c) => receiveWebhook(c, deps, kind));
  app.all("/:connectionId", (c) => c.body(null, 405, { allow: "GET, POST" }));
  app.route("/", metaAppWebhooks(deps, maxBytes));
  return app;
}

async function handshake(c: Context<GatewayEnv>, deps: MetaAppDeps): Promise<Response> {
  const endpoint = await findConnection(c, deps, "meta");
  if (endpoint === "unavailable") return unavailable(c);
  return answerHandshake(c, endpoint?.verifyTokenHash ?? "");
}
