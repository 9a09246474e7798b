import { type FileContext, receiveUpload, sendFile } from "@parley/api/files";
import { Hono } from "hono";
import type { DashboardContext, DashboardEnv } from "./dashboard-env.ts";

/** What members upload and see: files of a workspace, in and out as streams. */
export function files(deps: FileContext["deps"]): Hono<DashboardEnv> {
  const app = new Hono<DashboardEnv>();
  app.post("/", (c) => receiveUpload(contextOf(c, deps), c.req.raw));
  app.get("/:mediaId", (c) => sendFile(contextOf(c, deps), c.req.param("mediaId"), c.req.raw));
  return app;
}

function contextOf(c: DashboardContext, deps: FileContext["deps"]): FileContext {
  return {
    deps,
    session: c.get("session"),
    workspaceSlug: c.req.param("slug") ?? "",
    requestId: c.get("requestId"),
  };
}
