import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { commandOf, isAlive } from "../processes/index.ts";

const runner = /infra[\\/]local[\\/]src[\\/]start\.ts/;

export type LockAttempt = { release: () => void } | { holder: number };

/**
 * Tries to make a file this process's own; the other runner that has it is the `holder`. A lock
 * whose process is gone is taken over. Throws the system's error when the file cannot be written.
 */
export function tryLockFile(path: string): LockAttempt {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${process.pid}\n`);
  try {
    while (!tryLink(draft, path)) {
      const holder = Number.parseInt(readHolder(path), 10);
      if (isRunner(holder)) return { holder };
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: () => rmSync(path, { force: true }) };
}

/** A hard link appears whole and only where there is none yet. */
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Where the system cannot tell a process's command, a living one is taken to be a runner. */
function isRunner(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid || !isAlive(pid)) return false;
  const command = commandOf(pid);
  return command === null || runner.test(command);
}
