import type { MiddlewareHandler } from "hono";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Keeps foreign web pages out: the Host must be loopback or in `allowedHosts` (DNS rebinding), and a
 * request that changes something must not come from another origin.
 */
export function createGuard(allowedHosts: string[]): MiddlewareHandler {
  const allowed = new Set([...LOOPBACK, ...allowedHosts]);
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    const hostname = host.replace(/:\d+$/, "").toLowerCase();
    if (!allowed.has(hostname))
      return context.json({ error: `the host ${hostname} is not allowed` }, 403);
    const origin = context.req.header("origin");
    const isSafe = context.req.method === "GET" || context.req.method === "HEAD";
    if (!isSafe && origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
      return context.json({ error: "requests from other origins are refused" }, 403);
    return next();
  };
}
