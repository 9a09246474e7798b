import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { Hono, type MiddlewareHandler } from "hono";
import { getMimeType } from "hono/utils/mime";
import type { DashboardEnv } from "./dashboard-env.ts";

const yearSeconds = 365 * 24 * 60 * 60;
const hourSeconds = 60 * 60;

type Asset = { bytes: Uint8Array<ArrayBuffer>; mimeType: string };

/**
 * The built files of the browser. Those under /assets carry a hash in their name and never change. All are read once,
 * at the start: a running server goes on serving the build its pages name, also when another replaces it on the disk.
 */
export function assets(directory: string): Hono<DashboardEnv> {
  const files = readAll(directory);
  const app = new Hono<DashboardEnv>();
  const cached =
    (cacheControl: string): MiddlewareHandler<DashboardEnv> =>
    async (c, next) => {
      const file = ["GET", "HEAD"].includes(c.req.method) ? files.get(c.req.path) : undefined;
      if (file === undefined) return next();
      const { bytes, mimeType } = file;
      c.header("cache-control", cacheControl);
      c.header("content-type", mimeType);
      c.header("content-length", String(bytes.byteLength));
      return c.req.method === "HEAD" ? c.body(null) : c.body(bytes);
    };
  app.use("/assets/*", cached(`public, max-age=${yearSeconds}, immutable`));
  app.all("/assets/*", (c) => c.text("no such file", 404));
  app.use("/favicon.svg", cached(`public, max-age=${hourSeconds}`));
  return app;
}

/** Every file of the folder by its path in a URL. */
function readAll(directory: string): Map<string, Asset> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        const url = `/${relative(directory, path).split(sep).join("/")}`;
        const mimeType = getMimeType(name) ?? "application/octet-stream";
        return [url, { bytes: new Uint8Array(readFileSync(path)), mimeType }] as const;
      }),
  );
}
