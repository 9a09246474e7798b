import { mkdirSync } from "node:fs";
import { join } from "node:path";
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
    mkdirSync(dataDir, { recursive: true });
    return tryLockFile(join(dataDir, "lock"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`unable to start; the data folder ${dataDir} cannot be written (${code})`);
  }
}
