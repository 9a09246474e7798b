import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf, isAlive } from "../processes/index.ts";

const runner = /infra[\\/]local[\\/]src[\\/]start\.ts/;

/**
 * Makes the data folder this process's own. Returns how to give it back. Throws an Error of one
 * sentence when another start uses it, or when it cannot be written.
 */
export function takeDataLock(dataDir: string): () => void {
  const path = join(dataDir, "lock");
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, `${process.pid}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`unable to start; the data folder ${dataDir} cannot be written (${code})`);
  }
  try {
    while (!tryLink(draft, path)) {
      const holder = Number.parseInt(readHolder(path), 10);
      if (isRunner(holder))
        throw new Error(
          `unable to start; process ${holder} already runs on the data folder ${dataDir}: stop it, or set DATA_DIR and the PORT_… variables for a second copy`,
        );
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
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
