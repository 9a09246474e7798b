import type { MiddlewareHandler } from "hono";
import type { DashboardEnv } from "./dashboard-env.ts";

/**
 * Refuses every request that could change something unless our own pages sent it: its Origin is
 * ours to the scheme and port, or the browser vouches for it with Sec-Fetch-Site (T-14). What Host
 * or X-Forwarded-Host claim counts for nothing.
 */
export function originCheck(publicUrl: URL): MiddlewareHandler<DashboardEnv> {
  return async (c, next) => {
    const { method } = c.req;
    if (method === "GET" || method === "HEAD") return next();
    const origin = c.req.header("origin");
    const isOurs =
      origin === undefined
        ? c.req.header("sec-fetch-site") === "same-origin"
        : origin === publicUrl.origin;
    if (isOurs) return next();
    const message = "unable to do this; the request comes from another site";
    return c.json({ error: { code: "request.foreign_origin", message } }, 403);
  };
}
