import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { AblyError } from "../protocol/ably-error.ts";
import type { Control } from "./control.ts";

/** The controls over HTTP: from this machine only, and never from a web page. */
export function controlRoutes(control: Control): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();
  routes.use("*", async (c, next) => {
    if (!isLoopback(c.env.incoming.socket.remoteAddress) || c.req.header("origin") !== undefined) {
      throw new AblyError(40300, "the control endpoints answer to this machine only", 403);
    }
    await next();
  });
  routes.get("/connections", (c) => c.json(control.listConnections()));
  routes.get("/channels", (c) => c.json(control.listChannels()));
  routes.get("/channels/:name/members", (c) => c.json(control.listMembers(c.req.param("name"))));
  routes.post("/channels/:name/discontinuity", (c) =>
    c.json({ told: control.sendDiscontinuity(c.req.param("name")) }),
  );
  routes.post("/connections/:id/drop", (c) => {
    control.dropSocket(c.req.param("id"));
    return c.body(null, 204);
  });
  routes.post("/connections/:id/disconnect", (c) => {
    control.disconnect(c.req.param("id"));
    return c.body(null, 204);
  });
  routes.post("/connections/:id/expire-token", (c) => {
    control.expireToken(c.req.param("id"));
    return c.body(null, 204);
  });
  routes.post("/restart", (c) => {
    control.restart();
    return c.body(null, 204);
  });
  routes.post("/wait-for-idle", async (c) => {
    const { quietMs, timeoutMs } = c.req.query();
    const isIdle = await control.waitForIdle({
      ...(quietMs ? { quietMs: Number(quietMs) } : {}),
      ...(timeoutMs ? { timeoutMs: Number(timeoutMs) } : {}),
    });
    return c.json({ isIdle }, isIdle ? 200 : 504);
  });
  return routes;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
