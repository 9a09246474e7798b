import process from "node:process";
import { serve } from "@hono/node-server";
import { createSessions } from "@parley/auth/sessions";
import { storeWebhookEvents } from "@parley/core/inbound";
import { scopeOfVerifiedWebhook } from "@parley/core/numbers";
import { parseKeyring } from "@parley/core/secrets";
import { connect } from "@parley/db/client";
import { describeError } from "@parley/domain/errors";
import { createFileStore, toFileStoreSettings } from "@parley/files/store";
import { createWake } from "@parley/queue/wake";
import { realtimeHost } from "@parley/realtime/host";
import { parseRealtimeKey } from "@parley/realtime/tokens";
import { type Logger, pino } from "pino";
import { createApp } from "./app.ts";
import { type Env, readEnv } from "./env.ts";
import { createEndpoints } from "./webhooks/endpoints.ts";
import { createEventWriter } from "./webhooks/event-writer.ts";

try {
  await start(readEnv());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : "unable to start"}\n`);
  process.exit(1);
}

/** Requests that still run get this long to end. */
const stopLimitMs = 5_000;

async function start(env: Env): Promise<void> {
  const { log, flush } = createLog(env.LOG_LEVEL);
  const db = connect(env.DATABASE_URL, { max: 10, applicationName: "parley-gateway" });
  const deps = { db, wake: createWake(db.sql) };
  const keyring = parseKeyring(env.ENCRYPTION_KEY);
  const files = await createFileStore(toFileStoreSettings(env));
  const failed = (error: unknown, about: object) => log.error({ ...about, err: error }, "failed");
  const app = createApp({
    log,
    origins: [new URL(env.PUBLIC_URL).origin, new URL(env.DASHBOARD_URL).origin],
    isReady: () =>
      db.sql`select 1`.then(
        () => true,
        () => false,
      ),
    api: {
      ...deps,
      sessions: createSessions(db),
      realtime: {
        key: parseRealtimeKey(env.ABLY_API_KEY),
        host: realtimeHost(env.ABLY_LOCAL_URL ?? null),
      },
      onError: failed,
    },
    files: { files, keyring },
    webhooks: {
      endpoints: createEndpoints(db, keyring),
      writer: createEventWriter((endpoint, events) =>
        storeWebhookEvents(deps, scopeOfVerifiedWebhook(endpoint, null), events),
      ),
      publicUrl: env.PUBLIC_URL,
      metaApp: metaAppOf(env),
      onUnclaimed: (changes, requestId) => log.warn({ requestId, changes }, "of no number"),
      onError: (error, requestId) => failed(error, { requestId }),
    },
  });
  const server = serve({ fetch: app.fetch, hostname: env.HOST, port: env.PORT }, ({ port }) =>
    log.info({ port }, "listening"),
  );
  server.on("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    const why = taken ? `port ${env.PORT} is taken; set PORT to a free one` : error.message;
    process.stderr.write(`unable to start the gateway; ${why}\n`);
    process.exit(1);
  });
  const stop = () => {
    setTimeout(() => process.exit(0), stopLimitMs).unref();
    server.close(async () => {
      await db.close();
      flush();
      process.exit(0);
    });
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/** A line for each webhook, written in blocks: one write a second instead of thousands. */
function createLog(level: Env["LOG_LEVEL"]): { log: Logger; flush: () => void } {
  const out = pino.destination({ sync: false, minLength: 4_096, periodicFlush: 1_000 });
  const serializers = { err: describeError };
  return {
    log: pino({ level, base: { app: "gateway" }, serializers }, out),
    flush: () => out.flushSync(),
  };
}

function metaAppOf({ META_APP_SECRET: secret, META_VERIFY_TOKEN: verifyToken }: Env) {
  return secret === undefined || verifyToken === undefined ? null : { secret, verifyToken };
}
