import { Hono } from "hono";
import type { ControlDeps } from "./control-deps.ts";

/** /control/ledger, /control/deliveries and /control/requests: what has happened; `?number=` narrows the first two. */
export function createLogRoutes({ store, deliverer, deliveryLog, requestLog }: ControlDeps): Hono {
  const routes = new Hono();
  const isOf = (number: string | undefined) => (each: { phoneNumberId: string }) =>
    number === undefined || each.phoneNumberId === number;

  routes.get("/ledger", (context) =>
    context.json({ ledger: store.list("ledger").filter(isOf(context.req.query("number"))) }),
  );
  routes.get("/deliveries", (context) => {
    const isAsked = isOf(context.req.query("number"));
    return context.json({
      attempts: deliveryLog.list().filter(isAsked),
      pending: store.list("delivery").filter(isAsked),
    });
  });
  routes.post("/deliveries/retry", (context) => context.json({ retried: deliverer.retryNow() }));
  routes.get("/requests", (context) => context.json({ requests: requestLog.list() }));
  return routes;
}
