import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { serve } from "@hono/node-server";
import { describeError } from "@parley/domain/errors";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { createDeps } from "../app/server/deps.server.ts";
import { type Env, readEnv } from "../app/server/env.server.ts";
import { createApp } from "./app.ts";
import { stopGracefully } from "./stop-gracefully.ts";

const buildDirectory = join(import.meta.dirname, "../build");

try {
  await start(readEnv(), await loadBuild());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : "unable to start"}\n`);
  process.exit(1);
}

async function loadBuild(): Promise<ServerBuild> {
  const entry = join(buildDirectory, "server/index.js");
  if (!existsSync(entry)) {
    throw new Error("unable to start the dashboard; it is not built. Run pnpm build first");
  }
  return import(entry);
}

async function start(env: Env, build: ServerBuild): Promise<void> {
  const log = pino({
    level: env.LOG_LEVEL,
    base: { app: "dashboard" },
    serializers: { err: describeError },
  });
  const deps = await createDeps(env, (error, about) =>
    log.error({ ...about, err: error }, "failed"),
  );
  const app = createApp({
    log,
    api: deps.api,
    files: deps.files,
    isReady: deps.isReady,
    publicUrl: new URL(env.PUBLIC_URL),
    realtimeUrl: env.ABLY_LOCAL_URL === undefined ? null : new URL(env.ABLY_LOCAL_URL),
    clientDirectory: join(buildDirectory, "client"),
    render: createRequestHandler(build, "production"),
  });
  const server = serve(
    { fetch: app.fetch, hostname: env.HOST, port: env.PORT, overrideGlobalObjects: false },
    ({ port }) => log.info({ port }, "listening"),
  ) as Server;
  server.on("error", (error: NodeJS.ErrnoException) => {
    const isTaken = error.code === "EADDRINUSE";
    const why = isTaken ? `port ${env.PORT} is taken; set PORT to a free one` : error.message;
    process.stderr.write(`unable to start the dashboard; ${why}\n`);
    process.exit(1);
  });
  const stop = () => void stopGracefully(server, deps.close).then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
