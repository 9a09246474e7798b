import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureAppRole, migrate } from "@parley/db/migrate";
import { startPostgres } from "@parley/local/postgres";
import { until } from "./until.ts";

export type DurableCluster = {
  adminUrl: string;
  appUrl: string;
  /** Of the server now running. */
  pid(): number;
  /** Postgres' "immediate" stop: no goodbye, no checkpoint; resolves once it has recovered. */
  crash(): Promise<void>;
  /** Takes it down until `up` is called. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
};

/** A cluster of its own on disk, with fsync on as the product runs it, migrated, that a test may kill. */
export async function startDurableCluster(): Promise<DurableCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), "parley-chaos-"));
  chmodSync(dataDir, 0o755);
  let restarts = 0;
  const server = await startPostgres({ dataDir, port: 0, onRestart: () => (restarts += 1) });
  const remove = async () => {
    await server.stop();
    if (server.isElsewhere) rmSync(server.home, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(server.adminUrl);
    const login = { name: "parley_chaos", password: "parley_chaos" };
    const appUrl = await ensureAppRole(server.adminUrl, login);
    return {
      adminUrl: server.adminUrl,
      appUrl,
      pid: () => server.pid,
      async crash() {
        const before = restarts;
        process.kill(server.pid, "SIGQUIT");
        await until("Postgres back", () => restarts > before, { limitMs: 180_000 });
      },
      down: server.stop,
      up: server.restart,
      stop: remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
