import { randomUUID } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Logger } from "pino";

export type GatewayEnv = { Variables: { requestId: string } };

/**
 * Names each request, and logs one line when it is answered: method, route, status and time.
 * Never the query (handshakes carry a token), the token of a link to a file, headers or bodies.
 */
export function requestId(log: Logger): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const id = randomUUID();
    const startedAt = performance.now();
    c.set("requestId", id);
    await next();
    c.header("x-request-id", id);
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    log.info(
      {
        requestId: id,
        method: c.req.method,
        path: withoutToken(c.req.path),
        status: c.res.status,
        ms,
      },
      "request",
    );
  };
}

function withoutToken(path: string): string {
  return path.startsWith("/files/") ? "/files/:token" : path;
}
