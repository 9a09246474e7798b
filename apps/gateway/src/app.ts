import type { ApiDeps } from "@parley/api/trpc";
import { Hono } from "hono";
import type { Logger } from "pino";
import { type GatewayEnv, requestId } from "./http/request-id.ts";
import { trpcRoutes } from "./http/trpc.ts";
import { metaWebhooks } from "./webhooks/meta.ts";
import type { MetaAppDeps } from "./webhooks/meta-app.ts";
import { twilioWebhooks } from "./webhooks/twilio.ts";

export type GatewayDeps = {
  log: Logger;
  api: ApiDeps;
  webhooks: MetaAppDeps;
  /** Origins whose pages may call the API from a browser. */
  origins: readonly string[];
  isReady: () => Promise<boolean>;
};

/** The gateway's routes, all of them on this page. */
export function createApp(deps: GatewayDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const isReady = await deps.isReady();
    return c.json({ status: isReady ? "ready" : "not_ready" }, isReady ? 200 : 503);
  });
  app.use(requestId(deps.log));
  app.route("/webhooks/meta", metaWebhooks(deps.webhooks));
  app.route("/webhooks/twilio", twilioWebhooks(deps.webhooks));
  app.route("/trpc", trpcRoutes(deps.api, deps.origins));
  app.notFound((c) =>
    c.json({ error: { code: "route.not_found", message: "no such route" } }, 404),
  );
  app.onError((error, c) => {
    const id = c.get("requestId");
    deps.log.error({ requestId: id, err: error }, "unexpected");
    const message = `unable to do this; something failed on our side (request ${id})`;
    return c.json({ error: { code: "server.failed", message } }, 500);
  });
  return app;
}
