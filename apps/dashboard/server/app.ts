import type { FileStore } from "@parley/api/files";
import type { ApiDeps } from "@parley/api/trpc";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import type { Logger } from "pino";
import { createSessionCookie } from "../app/server/session-cookie.server.ts";
import { assets } from "./assets.ts";
import type { DashboardEnv } from "./dashboard-env.ts";
import { files } from "./files.ts";
import { originCheck } from "./origin-check.ts";
import { pages, type RenderPage } from "./pages.ts";
import { requestLog } from "./request-log.ts";
import { securityHeaders } from "./security-headers.ts";
import { session } from "./session.ts";
import { trpc } from "./trpc.ts";

export type AppDeps = {
  log: Logger;
  api: ApiDeps;
  /** Where the files of messages lie. */
  files: FileStore;
  isReady: () => Promise<boolean>;
  publicUrl: URL;
  /** Where the local realtime server is; null for Ably's cloud. */
  realtimeUrl: URL | null;
  /** The folder of the built browser files. */
  clientDirectory: string;
  render: RenderPage;
};

const maxBodyBytes = 1024 * 1024;

/** The dashboard's routes and the walls before them, in the order a request meets them. */
export function createApp(deps: AppDeps): Hono<DashboardEnv> {
  const { log, api, publicUrl, render } = deps;
  const cookie = createSessionCookie(publicUrl);
  const app = new Hono<DashboardEnv>();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const isReady = await deps.isReady();
    return c.json({ status: isReady ? "ready" : "not_ready" }, isReady ? 200 : 503);
  });
  app.use(requestLog(log));
  app.use(securityHeaders(deps));
  app.use(originCheck(publicUrl));
  // Before the limit of bodies: a file has a limit of its own, and is never held whole.
  app.use("/app/:slug/files/*", session(api.sessions, cookie));
  app.route("/app/:slug/files", files({ ...api, files: deps.files }));
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => c.text("too large", 413) }));
  app.use(compress());
  app.route("/", assets(deps.clientDirectory));
  app.use(session(api.sessions, cookie));
  app.all("/trpc/*", trpc(api));
  app.all("*", pages({ deps: api, cookie, publicUrl, render }));
  app.onError((error, c) => {
    // Whoever sent it hung up in the middle: nobody is left to answer, and nothing failed.
    if (c.req.raw.signal.aborted) return new Response(null, { status: 499 });
    const requestId = c.get("requestId");
    log.error({ requestId, err: error }, "unexpected");
    return c.text(
      `Something failed on our side. Try again in a moment (request ${requestId}).`,
      500,
    );
  });
  return app;
}
