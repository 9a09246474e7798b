import process from "node:process";
import { serve } from "@hono/node-server";
import { parseKeyring } from "@parley/core/secrets";
import { describeError } from "@parley/domain/errors";
import { createFileStore, toFileStoreSettings } from "@parley/files/store";
import { createMetaProvider } from "@parley/providers/meta";
import { createTwilioProvider, type TwilioSettings } from "@parley/providers/twilio";
import { createPublisher } from "@parley/realtime/publisher";
import { Hono } from "hono";
import { type Logger, pino } from "pino";
import { type Env, readEnv } from "./env.ts";
import { startWorker, type Worker } from "./start-worker.ts";

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "unable to start"}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const env = readEnv();
  const log = pino({
    level: env.LOG_LEVEL,
    base: { app: "worker" },
    serializers: { err: describeError },
  });
  const worker = await startWorker({
    databaseUrl: env.DATABASE_URL,
    keyring: parseKeyring(env.ENCRYPTION_KEY),
    providers: {
      meta: createMetaProvider({
        egress: fetch,
        graphBaseUrl: env.META_GRAPH_URL,
        graphVersion: env.META_GRAPH_VERSION,
      }),
      twilio: createTwilioProvider({ egress: fetch, ...twilioUrls(env) }),
    },
    files: await createFileStore(toFileStoreSettings(env)),
    gatewayUrl: env.GATEWAY_PUBLIC_URL,
    publisher: createPublisher({ apiKey: env.ABLY_API_KEY, localUrl: env.ABLY_LOCAL_URL ?? null }),
    onError: (error, about) => log.error({ ...about, err: error }, "failed"),
    onRecorded: ({ scope, key }, events, ms) =>
      log.info({ workspaceId: scope.workspaceId, numberId: key, events, ms }, "recorded"),
    onTold: (batches) => logTold(log, batches),
    onFileFailed: ({ scope, tries }, failure) =>
      log.warn({ workspaceId: scope.workspaceId, tries, ...failure }, "file not fetched"),
  });
  serveHealth(env, log, worker);
  const stop = () => void worker.stop().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function logTold(log: Logger, batches: Parameters<Parameters<typeof startWorker>[0]["onTold"]>[0]) {
  for (const { workspaceId, listSequence, changes, requestIds } of batches) {
    log.info({ workspaceId, listSequence, changes: changes.length, requestIds }, "published");
  }
}

/** One address plays all of Twilio where it is simulated; else each API is at its own. */
function twilioUrls({ TWILIO_URL: url }: Env): Partial<TwilioSettings> {
  if (url === undefined) return {};
  return { baseUrls: { api: url, content: url, messaging: url }, mediaOrigins: originsOf(url) };
}

/** The simulator serves files under this machine's other loopback name, as Twilio does from another host. */
function originsOf(url: string): string[] {
  const { protocol, port } = new URL(url);
  return ["127.0.0.1", "localhost"].map((host) => `${protocol}//${host}:${port}`);
}

function serveHealth(env: Env, log: Logger, worker: Worker): void {
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const isReady = await worker.isReady();
    return c.json({ status: isReady ? "ready" : "not_ready" }, isReady ? 200 : 503);
  });
  const server = serve({ fetch: app.fetch, hostname: env.HOST, port: env.PORT }, ({ port }) =>
    log.info({ port }, "listening"),
  );
  server.on("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    const why = taken ? `port ${env.PORT} is taken; set PORT to a free one` : error.message;
    process.stderr.write(`unable to start the worker; ${why}\n`);
    process.exit(1);
  });
}
