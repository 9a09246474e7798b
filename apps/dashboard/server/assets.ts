import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { DashboardEnv } from "./dashboard-env.ts";

const yearSeconds = 365 * 24 * 60 * 60;
const hourSeconds = 60 * 60;

/** The built files of the browser. Those under /assets carry a hash in their name and never change. */
export function assets(directory: string): Hono<DashboardEnv> {
  const app = new Hono<DashboardEnv>();
  const serve = serveStatic<DashboardEnv>({ root: directory, precompressed: true });
  app.use("/assets/*", async (c, next) => {
    const answer = await serve(c, next);
    if (answer !== undefined) {
      answer.headers.set("cache-control", `public, max-age=${yearSeconds}, immutable`);
    }
    return answer;
  });
  app.all("/assets/*", (c) => c.text("no such file", 404));
  app.get("/favicon.svg", async (c, next) => {
    const answer = await serve(c, next);
    answer?.headers.set("cache-control", `public, max-age=${hourSeconds}`);
    return answer;
  });
  return app;
}
