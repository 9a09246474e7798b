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
 * A claim that could not be put off either stays locked by this living worker: that is tried again
 * at each wake, or nobody would ever work on its key again.
 */
export function runQueue(options: QueueOptions): QueueRunner {
  const rotation = newRotation();
  const running = new Set<Promise<void>>();
  const held = new Set<Claim>();
  let isStopped = false;
  let hasNews = false;
  let isClaiming = false;

  const fill = async () => {
    if (isClaiming) return;
    isClaiming = true;
    await Promise.all([...held].map((claim) => giveBack(options, claim, held)));
    while (!isStopped && hasNews && running.size < options.concurrency) {
      hasNews = false;
      const claim = await claimOrReport(options, rotation);
      if (claim === null) continue;
      hasNews = true;
      const job = work(options, claim, held).finally(() => {
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

async function work(options: QueueOptions, claim: Claim, held: Set<Claim>): Promise<void> {
  try {
    await options.handle(claim);
  } catch (error) {
    if (error instanceof ClaimLostError) return;
    options.onError(error, claim);
    await giveBack(options, claim, held);
  }
}

/** Puts the claim off, and remembers it among the `held` while that fails. */
async function giveBack(options: QueueOptions, claim: Claim, held: Set<Claim>): Promise<void> {
  const delayMs = Math.min(30_000, 100 * 2 ** claim.tries);
  try {
    await inWorkspace(options.db, claim.scope, (tx) => putOff(tx, claim, delayMs));
    held.delete(claim);
  } catch (failure) {
    if (failure instanceof ClaimLostError) held.delete(claim);
    else {
      held.add(claim);
      options.onError(failure, claim);
    }
  }
}
