import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "./start-postgres.ts";

const roomBytes = 1024 ** 3;
const memoryFolder = "/dev/shm";

export type TestPostgres = {
  /** The superuser's URL of the cluster. */
  adminUrl: string;
  readonly pid: number;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
};

/** A cluster for tests on a free port: in memory when there is more than 1 GiB of it, else on disk. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = mkdtempSync(join(hasRoomInMemory() ? memoryFolder : tmpdir(), "parley-test-"));
  chmodSync(dataDir, 0o755);
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startPostgres({
      ...{ dataDir, port: 0, database: "postgres", isThrowAway: true },
    });
    return {
      adminUrl: server.adminUrl,
      get pid() {
        return server.pid;
      },
      async stop() {
        await server.stop();
        if (server.isElsewhere) rmSync(server.home, { recursive: true, force: true });
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryFolder);
    return bavail * bsize > roomBytes;
  } catch {
    return false;
  }
}
