import { getConnInfo } from "@hono/node-server/conninfo";
import { appRouter } from "@parley/api/routers";
import { type ApiDeps, workspaceHeader } from "@parley/api/trpc";
import type { Sessions } from "@parley/auth/sessions";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Context, Hono } from "hono";
import { limitBody } from "./limit-body.ts";
import type { GatewayEnv } from "./request-id.ts";

const maxBytes = 1024 * 1024;

/**
 * The API for programs: the same routers as the dashboard's, the session as a bearer token. No
 * cookie is read here, and a browser's request from another origin is refused all the same.
 */
export function trpcRoutes(deps: ApiDeps, origins: readonly string[]): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>();
  app.use(limitBody(maxBytes));
  app.all("/*", (c) => {
    const refusal = refuse(c, origins);
    if (refusal !== null) return refusal;
    return fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      maxBatchSize: 10,
      createContext: async () => ({
        deps,
        session: await findSession(deps.sessions, c.req.header("authorization")),
        workspaceSlug: c.req.header(workspaceHeader) ?? null,
        requestId: c.get("requestId"),
        clientAddress: getConnInfo(c).remote.address ?? "unknown",
      }),
    });
  });
  return app;
}

function refuse(c: Context<GatewayEnv>, origins: readonly string[]): Response | null {
  if (c.req.method === "GET") return null;
  if (c.req.method !== "POST") return c.body(null, 405, { allow: "GET, POST" });
  const origin = c.req.header("origin");
  if (origin !== undefined && !origins.includes(origin)) {
    const message = "unable to do this; the request comes from another site";
    return c.json({ error: { code: "request.foreign_origin", message } }, 403);
  }
  const type = c.req.header("content-type")?.split(";")[0]?.trim();
  return type === "application/json" ? null : c.body(null, 415);
}

function findSession(sessions: Sessions, authorization: string | undefined) {
  const token = /^Bearer ([A-Za-z0-9_-]{16,128})$/.exec(authorization ?? "")?.[1];
  return token === undefined ? null : sessions.find(token);
}
