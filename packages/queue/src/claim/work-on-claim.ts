import { anyOf } from "@parley/db/bulk";
import { jobs } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { JobId } from "@parley/domain/ids";
import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Claim } from "./claim-next-key.ts";

export type ClaimedJob = { id: string; subjectIds: string[]; tries: number };

/** Thrown when another worker holds the key by now: whatever this transaction did must not commit. */
export class ClaimLostError extends Error {
  constructor() {
    super("unable to continue the job; its claim was lost");
    this.name = "ClaimLostError";
  }
}

/**
 * The next due jobs of the claimed key, oldest first, at most `limit`. Locks the head row, so the
 * claim cannot pass to another worker before this transaction ends.
 */
export async function jobsOfClaim(tx: Tx, claim: Claim, limit: number): Promise<ClaimedJob[]> {
  const rows = await tx
    .select({
      id: jobs.id,
      subjectIds: jobs.subjectIds,
      tries: jobs.tries,
      lockedBy: jobs.lockedBy,
    })
    .from(jobs)
    .where(and(ofKey(claim), lte(jobs.runAt, sql`now()`)))
    // The claimed job first: one with a lower sequence may have been committed after the claim.
    .orderBy(sql`${jobs.id} <> ${claim.headJobId}::uuid`, asc(jobs.sequence))
    .limit(limit)
    .for("update");
  const [head] = rows;
  if (head?.id !== claim.headJobId || head.lockedBy !== claim.workerNumber) {
    throw new ClaimLostError();
  }
  return rows;
}

/** The claimed job as it stands, unlocked: for reading what to do before the transaction that ends it. */
export async function findHeadJob(tx: Tx, claim: Claim): Promise<ClaimedJob | undefined> {
  const [job] = await tx
    .select({ id: jobs.id, subjectIds: jobs.subjectIds, tries: jobs.tries })
    .from(jobs)
    .where(and(ofKey(claim), eq(jobs.id, claim.headJobId as JobId)));
  return job;
}

/** Removes jobs that are done; removing the head also gives the key back. */
export async function finishJobs(tx: Tx, claim: Claim, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const done = await tx
    .delete(jobs)
    .where(and(ofKey(claim), anyOf(jobs.id, ids as JobId[])))
    .returning({ id: jobs.id });
  if (done.length !== ids.length) throw new ClaimLostError();
}

/**
 * Takes subjects off their jobs: the first ones, in the jobs' order. Jobs that are done go; the one
 * that is done in part keeps the rest, and if it is the head its key is given back.
 */
export async function finishSubjects(
  tx: Tx,
  claim: Claim,
  claimed: readonly ClaimedJob[],
  done: ReadonlySet<string>,
): Promise<void> {
  const rests = claimed.map(({ id, subjectIds }) => ({
    id,
    wasLong: subjectIds.length,
    rest: subjectIds.filter((subjectId) => !done.has(subjectId)),
  }));
  const finished = rests.filter(({ rest }) => rest.length === 0);
  const begun = rests.filter(({ rest, wasLong }) => rest.length > 0 && rest.length < wasLong);
  await Promise.all([
    finishJobs(
      tx,
      claim,
      finished.map(({ id }) => id),
    ),
    ...begun.map(({ id, rest }) =>
      tx
        .update(jobs)
        .set({ subjectIds: rest, lockedBy: null, tries: 0 })
        .where(and(ofKey(claim), eq(jobs.id, id as JobId))),
    ),
  ]);
}

/**
 * Gives the key back and lets its head job run again after `delayMs`; the key's other jobs wait. What only waited
 * for its turn was no try.
 */
export async function putOff(
  tx: Tx,
  claim: Claim,
  delayMs: number,
  { isTry = true }: { isTry?: boolean } = {},
): Promise<void> {
  const held = await tx
    .update(jobs)
    .set({
      lockedBy: null,
      ...(!isTry && { tries: sql`${jobs.tries} - 1` }),
      runAt: sql`clock_timestamp() + make_interval(secs => ${delayMs / 1000})`,
    })
    .where(isHead(claim))
    .returning({ id: jobs.id });
  if (held.length === 0) throw new ClaimLostError();
}

function ofKey(claim: Claim) {
  return and(
    eq(jobs.workspaceId, claim.scope.workspaceId),
    eq(jobs.queue, claim.queue),
    eq(jobs.key, claim.key),
  );
}

function isHead(claim: Claim) {
  return and(
    ofKey(claim),
    eq(jobs.id, claim.headJobId as JobId),
    eq(jobs.lockedBy, claim.workerNumber),
  );
}
