import { type Database, pgErrorCode, uniqueViolation } from "@parley/db/client";
import { inWorkspace } from "@parley/db/scope";
import { type Claim, ClaimLostError, claimNextKey, newRotation, putOff } from "../claim/index.ts";
import type { QueueName } from "../jobs/index.ts";

export type QueueRunner = {
  /** Looks for work now; called at each notice and by the poll. */
  wake(): void;
  /** Lets running jobs end and takes no more. */
  stop(): Promise<void>;
};

export type QueueOptions = {
  db: Database;
  queue: QueueName;
  /** The number of this worker's lock at the moment. */
  workerNumber: () => number;
  /** How many keys run at once. */
  concurrency: number;
  /** Works on one claim; throws only what it did not expect. */
  handle: (claim: Claim) => Promise<void>;
  onError: (error: unknown, claim: Claim | null) => void;
};

/**
 * Runs the jobs of one queue, key by key, at most `concurrency` keys at once. A claim whose
 * handler threw is put off with growing delay; the handler decides when a job has failed for good.
 */
export function runQueue(options: QueueOptions): QueueRunner {
  const rotation = newRotation();
  const running = new Set<Promise<void>>();
  let isStopped = false;
  let hasNews = false;
  let isClaiming = false;

  const fill = async () => {
    if (isClaiming) return;
    isClaiming = true;
    while (!isStopped && hasNews && running.size < options.concurrency) {
      hasNews = false;
      const claim = await claimOrReport(options, rotation);
      if (claim === null) continue;
      hasNews = true;
      const job = work(options, claim).finally(() => {
        running.delete(job);
        wake();
      });
      running.add(job);
    }
    isClaiming = false;
  };

  const wake = () => {
    hasNews = true;
    void fill();
  };

  return {
    wake,
    async stop() {
      isStopped = true;
      await Promise.all(running);
    },
  };
}

async function claimOrReport(options: QueueOptions, rotation: ReturnType<typeof newRotation>) {
  try {
    return await claimNextKey(options.db, options.queue, options.workerNumber(), rotation);
  } catch (error) {
    // Two workers met at one key: the unique index let one of them in.
    if (pgErrorCode(error) !== uniqueViolation) options.onError(error, null);
    return null;
  }
}

async function work(options: QueueOptions, claim: Claim): Promise<void> {
  try {
    await options.handle(claim);
  } catch (error) {
    if (error instanceof ClaimLostError) return;
    options.onError(error, claim);
    const delayMs = Math.min(30_000, 100 * 2 ** claim.tries);
    await inWorkspace(options.db, claim.scope, (tx) => putOff(tx, claim, delayMs)).catch(
      (failure) => {
        if (!(failure instanceof ClaimLostError)) options.onError(failure, claim);
      },
    );
  }
}
