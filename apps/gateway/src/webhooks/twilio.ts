import { verifyTwilioSignature } from "@parley/providers/twilio";
import { type Context, Hono } from "hono";
import { limitBody } from "../http/limit-body.ts";
import type { GatewayEnv } from "../http/request-id.ts";
import { receiveWebhook, type WebhookKind } from "./receive-webhook.ts";
import type { WebhookDeps } from "./store-event.ts";

/** Twilio's forms are a few kilobytes; a list of sixteen events may be more. */
const maxBytes = 1024 * 1024;

const base = { provider: "twilio", verify: verifyTwilioSignature } as const;
const says = (accept: (c: Context<GatewayEnv>) => Response): WebhookKind => ({ ...base, accept });

/** An empty document: Twilio sends nothing back to the customer. */
const withTwiml = says((c) => c.body("<Response/>", 200, { "content-type": "text/xml" }));

/** The three URLs of each connected sender, and what each answers once the event is committed. */
const kinds: Readonly<Record<string, WebhookKind>> = {
  "/:connectionId/inbound": withTwiml,
  "/:connectionId/fallback": withTwiml,
  "/:connectionId/status": says((c) => c.body(null, 204)),
};

/** Twilio's webhooks: POST only, for in a GET the form would stand in the URL and its log (T-31). */
export function twilioWebhooks(deps: WebhookDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  for (const [path, kind] of Object.entries(kinds)) {
    app.post(path, limitBody(maxBytes), (c) => receiveWebhook(c, deps, kind));
    app.all(path, (c) => c.body(null, 405, { allow: "POST" }));
  }
  return app;
}
