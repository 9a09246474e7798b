import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What `postmaster.pid` says: the process, its port, and whether it takes connections. */
export type PostmasterFile = { pid: number; port: number; isReady: boolean };

/** Null when there is no file, or one that is being written. */
export function readPostmasterFile(cluster: string): PostmasterFile | null {
  const path = join(cluster, "postmaster.pid");
  if (!existsSync(path)) return null;
  return parsePostmasterFile(readFileSync(path, "utf8"));
}

/** Lines are: pid, folder, start time, port, socket folder, address, shared memory, status. */
function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), isReady: lines[7]?.trim() === "ready" };
}
