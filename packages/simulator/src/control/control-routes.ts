import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { ChatError } from "../chat/index.ts";
import { createClockRoutes } from "./clock-routes.ts";
import type { ControlDeps } from "./control-deps.ts";
import { createCustomerRoutes } from "./customer-routes.ts";
import { createFaultRoutes } from "./fault-routes.ts";
import { createLogRoutes } from "./log-routes.ts";
import { createMessageRoutes } from "./message-routes.ts";
import { createNumberEventRoutes } from "./number-event-routes.ts";
import { createNumberRoutes, withoutSecrets } from "./number-routes.ts";
import { parseBody } from "./parse-body.ts";
import { senderAsNumber } from "./sender-as-number.ts";
import { streamChanges } from "./stream-changes.ts";
import { createTemplateRoutes } from "./template-routes.ts";
import { createTwilioControlRoutes } from "./twilio-routes.ts";

const idleSchema = z.strictObject({
  timeoutMs: z.number().int().min(0).max(300_000).default(10_000),
});

/** The JSON API under /control (docs/simulator.md). */
export function createControlRoutes(deps: ControlDeps): Hono {
  const { store, clock, timeline, faults, deliveryLog } = deps;
  const routes = new Hono();
  routes.onError((error, context) => {
    if (error instanceof HTTPException) return context.json({ error: error.message }, error.status);
    if (error instanceof ChatError || error instanceof z.ZodError)
      return context.json({ error: error.message }, 400);
    throw error;
  });

  routes.route("/numbers", createNumberRoutes(deps));
  routes.route("/numbers", createNumberEventRoutes(deps));
  routes.route("/templates", createTemplateRoutes(deps));
  routes.route("/customers", createCustomerRoutes(deps));
  routes.route("/twilio", createTwilioControlRoutes(deps));
  routes.route("/clock", createClockRoutes(deps));

  routes.get("/state", (context) =>
    context.json({
      numbers: [
        ...store.list("number").map(withoutSecrets),
        ...store.list("twilioSender").map(senderAsNumber),
      ],
      customers: store.list("customer"),
      messages: store.list("message"),
      clock: { offsetMs: clock.offsetMs(), now: clock.now() },
      faults: faults.list(),
      deliveries: deliveryLog.list().slice(-100),
    }),
  );
  routes.get("/events", () => streamChanges(deps.feed));

  routes.route("/faults", createFaultRoutes(deps));
  routes.route("/", createLogRoutes(deps));
  routes.route("/", createMessageRoutes(deps));

  routes.post("/idle", async (context) => {
    const { timeoutMs } = await parseBody(context, idleSchema);
    const isIdle = await timeline.idle(timeoutMs);
    return context.json({ idle: isIdle, pending: timeline.pending() }, isIdle ? 200 : 408);
  });
  routes.post("/reset", (context) => {
    deps.reset();
    return context.body(null, 204);
  });
  routes.all("*", (context) =>
    context.json({ error: `no ${context.req.method} ${context.req.path}` }, 404),
  );
  return routes;
}
