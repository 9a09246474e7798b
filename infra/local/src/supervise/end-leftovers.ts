import { commandOf, isAlive, waitForExit } from "../processes/index.ts";
import { readPids } from "../ready/index.ts";

const graceMs = 5_000;

/** An argument that every program carries, so that it is known as one of this data folder. */
export function folderMark(dataDir: string): string {
  return `--parley-data=${dataDir}`;
}

/** Ends programs that an earlier run left behind, and no others that have got their ids since. */
export async function endLeftovers(dataDir: string): Promise<string[]> {
  const mark = folderMark(dataDir);
  const left = readPids(dataDir).filter(
    ({ pid }) => isAlive(pid) && commandOf(pid)?.endsWith(mark) === true,
  );
  await Promise.all(
    left.map(async ({ pid }) => {
      send(pid, "SIGTERM");
      if (await waitForExit(pid, graceMs)) return;
      send(pid, "SIGKILL");
      await waitForExit(pid, graceMs);
    }),
  );
  return left.map(({ name }) => name);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended a moment ago.
  }
}
