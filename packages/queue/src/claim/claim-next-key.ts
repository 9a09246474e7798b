import type { Database } from "@parley/db/client";
import { inClaim, type Tx } from "@parley/db/scope";
import type { WorkspaceId } from "@parley/domain/ids";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import { sql } from "drizzle-orm";
import type { QueueName } from "../jobs/index.ts";

/** The right to work on one key until its head job is finished, put off or released. */
export type Claim = {
  readonly scope: WorkspaceScope;
  readonly queue: QueueName;
  readonly key: string;
  readonly headJobId: string;
  /** What the head job was about when it was claimed. */
  readonly headSubjectIds: readonly string[];
  readonly tries: number;
  readonly workerNumber: number;
};

type ClaimedHead = {
  workspace_id: string;
  id: string;
  key: string;
  tries: number;
  subject_ids: string[];
};

/** Where the rotation stands: the last workspace served, and the last key served in each. */
export type Rotation = { workspaceId: string; keys: Map<string, string> };

const lowest = "00000000-0000-0000-0000-000000000000";
const remembered = 1_000;

/**
 * A queue fills and empties faster than statistics are taken, so the planner believes it empty
 * and would read all of it at each step: this leaves it the index walk that is always right. And a
 * claim need not survive a crash of the server, which frees every claim anyway: no wait for disk.
 */
const walkTheIndex = sql`select set_config(name, 'off', true) from unnest(array[
  'enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort',
  'synchronous_commit'
]) as name`;

export function newRotation(): Rotation {
  return { workspaceId: lowest, keys: new Map() };
}

/**
 * Claims the next key that may run, or null. Workspaces take turns, and so do the keys within a
 * workspace, so no backlog delays another workspace (A-43, F-50). Cost: a loose index scan over
 * the workspaces and keys that have work, not over their jobs. Moves the rotation on.
 */
export async function claimNextKey(
  db: Database,
  queue: QueueName,
  workerNumber: number,
  rotation: Rotation,
): Promise<Claim | null> {
  const cursors = JSON.stringify(Object.fromEntries(rotation.keys));
  const claimIt = (tx: Tx) =>
    Promise.all([
      tx.execute(walkTheIndex),
      tx.execute<ClaimedHead>(sql`
        update jobs set locked_by = ${workerNumber}, tries = jobs.tries + 1
        from (${nextHead(queue, rotation.workspaceId, cursors)}) as head
        where jobs.workspace_id = head.workspace_id and jobs.id = head.id
        returning jobs.workspace_id, jobs.id, jobs.key, jobs.tries, jobs.subject_ids`),
    ]);
  // Who works on the claim locks the head job first, and so waits for this commit or finds the claim lost.
  const [, [row]] = await inClaim(db, claimIt, { isEndAwaited: false });
  if (row === undefined) return null;
  moveOn(rotation, row.workspace_id, row.key);
  const scope = mintScope({
    workspaceId: row.workspace_id as WorkspaceId,
    actor: { kind: "system", name: `worker.${queue}` },
  });
  const { id: headJobId, subject_ids: headSubjectIds, key, tries } = row;
  return { scope, queue, key, headJobId, headSubjectIds, tries, workerNumber };
}

/** The first unlocked, due head job after the rotation's place, wrapping around once. */
function nextHead(queue: QueueName, workspaceId: string, cursors: string) {
  return sql`
    with recursive
      after_cursor as (
        (select workspace_id from jobs where queue = ${queue} and workspace_id > ${workspaceId}
          order by workspace_id limit 1)
        union all
        select (select j.workspace_id from jobs j
          where j.queue = ${queue} and j.workspace_id > a.workspace_id
          order by j.workspace_id limit 1)
        from after_cursor a where a.workspace_id is not null),
      up_to_cursor as (
        (select workspace_id from jobs where queue = ${queue} and workspace_id <= ${workspaceId}
          order by workspace_id limit 1)
        union all
        select (select j.workspace_id from jobs j
          where j.queue = ${queue} and j.workspace_id > u.workspace_id
            and j.workspace_id <= ${workspaceId}
          order by j.workspace_id limit 1)
        from up_to_cursor u where u.workspace_id is not null),
      turn as (select workspace_id from after_cursor union all select workspace_id from up_to_cursor)
    select j.workspace_id, j.id
    from turn
    cross join lateral (
      select coalesce((${cursors}::jsonb ->> turn.workspace_id::text)::uuid, ${lowest}) as key
    ) as place
    cross join lateral (
      ${headsOf(queue, sql`jobs.key > place.key`)}
      union all
      ${headsOf(queue, sql`jobs.key <= place.key`)}
    ) as head
    cross join lateral (
      select free.workspace_id, free.id from jobs free
      where free.workspace_id = turn.workspace_id and free.id = head.id
        and free.locked_by is null
      for update skip locked
    ) as j
    where turn.workspace_id is not null and head.locked_by is null and head.run_at <= now()
      and not exists (
        select from jobs running
        where running.workspace_id = turn.workspace_id and running.queue = ${queue}
          and running.key = head.key and running.locked_by is not null)
    limit 1`;
}

/** The head job of each key of the workspace in hand, in key order. */
function headsOf(queue: QueueName, range: ReturnType<typeof sql>) {
  return sql`
    (with recursive head as (
      (select id, key, locked_by, run_at from jobs
        where queue = ${queue} and workspace_id = turn.workspace_id and ${range}
        order by key, sequence limit 1)
      union all
      (select next.id, next.key, next.locked_by, next.run_at
        from head, lateral (
          select id, key, locked_by, run_at from jobs
          where queue = ${queue} and workspace_id = turn.workspace_id
            and jobs.key > head.key and ${range}
          order by jobs.key, jobs.sequence limit 1) as next))
    select * from head)`;
}

function moveOn(rotation: Rotation, workspaceId: string, key: string): void {
  rotation.workspaceId = workspaceId;
  rotation.keys.delete(workspaceId);
  rotation.keys.set(workspaceId, key);
  const [oldest] = rotation.keys.keys();
  if (rotation.keys.size > remembered && oldest !== undefined) rotation.keys.delete(oldest);
}
