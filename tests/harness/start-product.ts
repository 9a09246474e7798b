import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ProductProcess, startProductProcess } from "./product-process.ts";

/** The key of `testKeyring`, as the programs read it. */
const encryptionKey = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
export const ablyKey = "chaos.key:0123456789abcdef0123456789abcdef";

export type Product = {
  gateway: ProductProcess;
  workers: ProductProcess[];
  ably: ProductProcess;
  logDir: string;
  /** Ends every process; the logs go too unless `keepLogs`. */
  stop(options?: { keepLogs?: boolean }): Promise<void>;
};

export type ProductOptions = {
  databaseUrl: string;
  /** Where the workers call Meta's Graph API. */
  graphUrl?: string;
  workers?: number;
  nodeOptions?: readonly string[];
  logLevel?: string;
};

/** Runs the gateway, the workers and the realtime server as processes of their own. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { workers: count = 1, nodeOptions = [], logLevel = "warn" } = options;
  const logDir = mkdtempSync(join(tmpdir(), "parley-run-"));
  const started: ProductProcess[] = [];
  const stop = async ({ keepLogs = false } = {}) => {
    await Promise.all(started.map((one) => one.stop()));
    if (!keepLogs) rmSync(logDir, { recursive: true, force: true });
  };
  const run = async (...args: Parameters<typeof startProductProcess>) => {
    const one = await startProductProcess(...args);
    started.push(one);
    return one;
  };
  try {
    const ably = await run({
      name: "ably",
      entry: "packages/local-ably/src/main.ts",
      env: { ABLY_API_KEY: ablyKey },
      logDir,
    });
    const shared = {
      DATABASE_URL: options.databaseUrl,
      ENCRYPTION_KEY: encryptionKey,
      ABLY_API_KEY: ablyKey,
      ABLY_LOCAL_URL: ably.url,
      FILES_DIR: join(logDir, "files"),
      LOG_LEVEL: logLevel,
    };
    const gatewayEnv = {
      ...shared,
      PUBLIC_URL: "http://127.0.0.1:3901",
      DASHBOARD_URL: "http://127.0.0.1:3900",
    };
    const workerEnv = { ...shared, META_GRAPH_URL: options.graphUrl ?? "http://127.0.0.1:9" };
    const [gateway, ...workers] = await Promise.all([
      run({
        name: "gateway",
        entry: "apps/gateway/src/main.ts",
        env: gatewayEnv,
        logDir,
        nodeOptions,
      }),
      ...Array.from({ length: count }, (_, index) =>
        run({
          name: `worker-${index + 1}`,
          entry: "apps/worker/src/main.ts",
          env: workerEnv,
          logDir,
          nodeOptions,
        }),
      ),
    ]);
    if (gateway === undefined) throw new Error("the gateway did not start");
    return { gateway, workers, ably, logDir, stop };
  } catch (error) {
    await stop({ keepLogs: true });
    throw error;
  }
}
