import { insertRows } from "@parley/db/bulk";
import { jobs } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { type JobId, newId, type WorkspaceId } from "@parley/domain/ids";

/** Each has its own runner in the worker. */
export const queueNames = [
  "inbound",
  "send",
  "media",
  "read",
  "typing",
  "block",
  "sync",
  "reconcile",
  "erase",
] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * A pointer to work: jobs of one key run one after the other, in the order they were added, and so
 * do the subjects of one job.
 */
export type NewJob = { queue: QueueName; key: string; subjectIds: string[] };

/** Adds jobs in the running transaction: they exist if and only if it commits. */
export async function enqueueJobs(
  tx: Tx,
  workspaceId: WorkspaceId,
  added: readonly NewJob[],
): Promise<void> {
  await insertRows(
    tx,
    jobs,
    added.map((job) => ({ ...job, workspaceId, id: newId<JobId>() })),
  );
}
