import { appRouter } from "@parley/api/routers";
import { type ApiDeps, workspaceHeader } from "@parley/api/trpc";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Handler } from "hono";
import { clientAddress } from "./client-address.ts";
import type { DashboardEnv } from "./dashboard-env.ts";

/** The API for the browser: the session from the cookie, the workspace from a header. */
export function trpc(deps: ApiDeps): Handler<DashboardEnv> {
  return (c) => {
    const { method } = c.req;
    if (method !== "GET" && method !== "POST") return c.body(null, 405, { allow: "GET, POST" });
    const type = c.req.header("content-type")?.split(";")[0]?.trim();
    // A form cannot send JSON: a second wall behind the check of the origin.
    if (method === "POST" && type !== "application/json") return c.body(null, 415);
    return fetchRequestHandler({
      endpoint: "/trpc",
      req: c.req.raw,
      router: appRouter,
      maxBatchSize: 10,
      createContext: () => ({
        deps,
        session: c.get("session"),
        workspaceSlug: c.req.header(workspaceHeader) ?? null,
        requestId: c.get("requestId"),
        clientAddress: clientAddress(c),
      }),
    });
  };
}
