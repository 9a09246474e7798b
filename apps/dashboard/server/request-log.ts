import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";
import type { DashboardEnv } from "./dashboard-env.ts";

/**
 * Names each request and logs one line when it is answered: method, path, status and time. Never
 * the query, headers or bodies. The name is ours: a caller's would let it write our log.
 */
export function requestLog(log: Logger): MiddlewareHandler<DashboardEnv> {
  return async (c, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    c.set("requestId", requestId);
    await next();
    c.header("x-request-id", requestId);
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    const { method, path } = c.req;
    log.info({ requestId, method, path, status: c.res.status, ms }, "request");
  };
}
