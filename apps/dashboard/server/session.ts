import type { Sessions } from "@parley/auth/sessions";
import type { MiddlewareHandler } from "hono";
import type { SessionCookie } from "../app/server/session-cookie.server.ts";
import type { DashboardEnv } from "./dashboard-env.ts";

/**
 * Finds the session of the request's cookie. A session in use lives on, and so does its cookie; a
 * cookie whose session is over is forgotten. What a route itself sets (log in, log out) stands.
 */
export function session(
  sessions: Pick<Sessions, "find">,
  cookie: SessionCookie,
): MiddlewareHandler<DashboardEnv> {
  return async (c, next) => {
    const token = cookie.read(c.req.header("cookie") ?? null);
    const found = token === null ? null : await sessions.find(token);
    c.set("session", found);
    await next();
    const isSetByRoute = c.res.headers
      .getSetCookie()
      .some((value) => value.startsWith(`${cookie.name}=`));
    if (token === null || isSetByRoute) return;
    if (found === null) c.header("set-cookie", cookie.clear(), { append: true });
    else if (found.isRenewed) {
      c.header("set-cookie", cookie.write(found, new Date()), { append: true });
    }
  };
}
