import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

type ProcessRow = { pid: number; parent: number };

const kib = 1024;

/**
 * Memory of these processes and everything they started, in bytes, or null where the system does
 * not tell. On Linux a page that several share counts once in all.
 */
export function memoryOf(roots: readonly number[]): number | null {
  if (process.platform === "win32") return null;
  const all = withDescendants(roots, listProcesses());
  if (all.length === 0) return null;
  return process.platform === "linux"
    ? all.reduce((sum, pid) => sum + proportionalBytes(pid), 0)
    : residentBytes(all);
}

/** The given processes that exist, and their children's children, each once. */
export function withDescendants(roots: readonly number[], rows: readonly ProcessRow[]): number[] {
  const found = new Set(roots.filter((root) => rows.some(({ pid }) => pid === root)));
  for (const parent of found) for (const row of rows) if (row.parent === parent) found.add(row.pid);
  return [...found];
}

function listProcesses(): ProcessRow[] {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-axo", "pid=,ppid="], { encoding: "utf8" });
    return stdout.split("\n").flatMap((line) => {
      const [pid, parent] = line.trim().split(/\s+/).map(Number);
      return pid && parent !== undefined ? [{ pid, parent }] : [];
    });
  }
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    const parent = /\) \S (\d+)/.exec(readOrEmpty(`/proc/${name}/stat`))?.[1];
    return parent === undefined ? [] : [{ pid: Number(name), parent: Number(parent) }];
  });
}

function proportionalBytes(pid: number): number {
  const rollup = readOrEmpty(`/proc/${pid}/smaps_rollup`) || readOrEmpty(`/proc/${pid}/status`);
  const size = /^(?:Pss|VmRSS):\s+(\d+) kB/m.exec(rollup)?.[1];
  return Number(size ?? 0) * kib;
}

function residentBytes(pids: readonly number[]): number {
  const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", pids.join(",")], { encoding: "utf8" });
  return stdout.split("\n").reduce((sum, line) => sum + Number(line) * kib, 0);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
