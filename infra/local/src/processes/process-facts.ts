import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const pollMs = 20;

/** Whether a process with this id exists and is not a finished one that nobody has collected yet. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

/** The whole command line of a process, or null when it cannot be told. */
export function commandOf(pid: number): string | null {
  if (process.platform === "linux") {
    const text = readProc(pid, "cmdline");
    return text === null || text === "" ? null : text.replaceAll("\0", " ").trim();
  }
  if (process.platform === "win32") return null;
  const said = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return said.status === 0 ? said.stdout.trim() : null;
}

/** Waits until the process is gone; false when it still lives after `timeoutMs`. */
export async function waitForExit(pid: number, timeoutMs: number): Promise<boolean> {
  const endsAt = performance.now() + timeoutMs;
  while (isAlive(pid)) {
    if (performance.now() > endsAt) return false;
    await pause(pollMs);
  }
  return true;
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  return /\) Z /.test(readProc(pid, "stat") ?? "");
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}
