import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import type { DashboardEnv } from "./dashboard-env.ts";

const yearSeconds = 365 * 24 * 60 * 60;
const hourSeconds = 60 * 60;

/** The built files of the browser. Those under /assets carry a hash in their name and never change. */
export function assets(directory: string): Hono<DashboardEnv> {
  const app = new Hono<DashboardEnv>();
  const serve = serveStatic<DashboardEnv>({ root: directory });
  const cached =
    (cacheControl: string): MiddlewareHandler<DashboardEnv> =>
    async (c, next) => {
      const answer: unknown = await serve(c, next);
      // What is not there is left to `next`, which answers with no Response here.
      if (!(answer instanceof Response)) return;
      answer.headers.set("cache-control", cacheControl);
      return answer;
    };
  app.use("/assets/*", cached(`public, max-age=${yearSeconds}, immutable`));
  app.all("/assets/*", (c) => c.text("no such file", 404));
  app.use("/favicon.svg", cached(`public, max-age=${hourSeconds}`));
  return app;
}
