import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type LockAttempt, tryLockFile } from "./lock-file.ts";

/**
 * Makes the data folder this process's own. Returns how to give it back. Throws an Error of one
 * sentence when another start uses it, or when it cannot be written.
 */
export function takeDataLock(dataDir: string): () => void {
  const attempt = tryIn(dataDir);
  if ("release" in attempt) return attempt.release;
  throw new Error(
    `unable to start; process ${attempt.holder} already runs on the data folder ${dataDir}: stop it, or set DATA_DIR and the PORT_… variables for a second copy`,
  );
}

function tryIn(dataDir: string): LockAttempt {
  try {
    makeFolders(resolve(dataDir));
    return tryLockFile(join(dataDir, "lock"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `unable to start; the data folder ${dataDir} cannot be written (${code}): set DATA_DIR to a folder of your own`,
    );
  }
}

/** One folder after the other: under /proc, where none can be made, Node's `recursive` tries for ever. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
