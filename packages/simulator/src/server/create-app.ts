import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { createControlRoutes, type RequestLog } from "../control/index.ts";
import { createGraphRoutes } from "../meta/index.ts";
import { createPhonesRoutes } from "../phones/index.ts";
import { createTwilioRoutes, TWILIO_PATHS } from "../twilio/index.ts";
import type { World } from "./create-world.ts";
import { createGuard } from "./guard.ts";

/** The HTTP side: Graph API, control API and phones page behind the guard. */
export function createApp(world: World, allowedHosts: string[]): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error, context) => {
    world.report(error);
    return context.json({ error: "the simulator failed; see its log" }, 500);
  });
  app.use(createGuard(allowedHosts));
  app.get("/healthz", (context) => context.json({ ok: true }));
  app.get("/readyz", (context) => context.json({ ok: true }));
  app.route("/control", createControlRoutes(world));
  app.route("/", createPhonesRoutes());
  app.route("/", logged(createTwilioRoutes(world), world.requestLog, TWILIO_PATHS));
  app.route("/", logged(createGraphRoutes(world), world.requestLog, [GRAPH_PATH]));
  app.all("*", (context) =>
    context.json({ error: `no ${context.req.method} ${context.req.path}` }, 404),
  );
  return app;
}

const GRAPH_PATH = "/:version{v\\d+(\\.\\d+)?}/*";

function logged(
  routes: Hono<{ Bindings: HttpBindings }>,
  log: RequestLog,
  paths: string[],
): Hono<{ Bindings: HttpBindings }> {
  const outer = new Hono<{ Bindings: HttpBindings }>();
  outer.on("ALL", paths, async (context, next) => {
    const startedAt = performance.now();
    await next();
    const status = context.res === RESPONSE_ALREADY_SENT ? null : context.res.status;
    const { method, path } = context.req;
    log.add({
      at: Date.now(),
      method,
      path,
      status,
      latencyMs: Math.round(performance.now() - startedAt),
    });
  });
  outer.route("/", routes);
  return outer;
}
