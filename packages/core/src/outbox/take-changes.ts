import type { Database } from "@parley/db/client";
import { inClaim } from "@parley/db/scope";
import type { ConversationId, UserId, WorkspaceId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";

/** Changes of one workspace that are told together: one publish to its list stream. */
export type ChangeBatch = {
  workspaceId: WorkspaceId;
  listSequence: number;
  changes: { conversationId: ConversationId; version: number }[];
  requestIds: string[];
  /** Members whose notifications changed. */
  userIds: UserId[];
};

type Row = {
  workspace_id: WorkspaceId;
  list_sequence: string;
  conversation_id: ConversationId;
  version: string;
  request_ids: string[];
  user_ids: UserId[];
};

/**
 * Gives every untold change of the workspaces not named in `resting` the next sequence of its
 * workspace's list stream, and returns all changes that carry one: also those a relay left behind
 * when it died before it could publish, under the same sequence as then. One relay at a time.
 */
export async function takeChanges(
  db: Database,
  resting: readonly WorkspaceId[],
): Promise<ChangeBatch[]> {
  const rows = await inClaim(db, (tx) =>
    tx.execute<Row>(sql`
      with untold as (
        select workspace_id, sequence from outbox
        where list_sequence is null and not (workspace_id = any(${sql.param(resting)}::uuid[]))
        order by sequence limit 2000),
      next as (
        insert into list_streams as s (workspace_id, last_sequence)
        select distinct workspace_id, 1 from untold
        on conflict (workspace_id) do update set last_sequence = s.last_sequence + 1
        returning workspace_id, last_sequence),
      stamped as (
        update outbox o set list_sequence = next.last_sequence
        from untold, next
        where o.workspace_id = untold.workspace_id and o.sequence = untold.sequence
          and next.workspace_id = o.workspace_id
        returning o.workspace_id, o.list_sequence, o.conversation_id, o.version, o.request_id, o.user_id),
      left_behind as (
        select workspace_id, list_sequence, conversation_id, version, request_id, user_id from outbox
        where list_sequence is not null and not (workspace_id = any(${sql.param(resting)}::uuid[])))
      select workspace_id, list_sequence, conversation_id, max(version) as version,
        array_remove(array_agg(distinct request_id), null) as request_ids,
        array_remove(array_agg(distinct user_id), null) as user_ids
      from (select * from left_behind union all select * from stamped) as all_changes
      group by workspace_id, list_sequence, conversation_id
      order by workspace_id, list_sequence`),
  );
  return toBatches(rows);
}

/** Removes what has been published. */
export async function dropTold(
  db: Database,
  told: readonly { workspaceId: WorkspaceId; listSequence: number }[],
): Promise<void> {
  if (told.length === 0) return;
  const pairs = sql.join(
    told.map((batch) => sql`(${batch.workspaceId}::uuid, ${batch.listSequence}::bigint)`),
    sql`, `,
  );
  // Lost in a crash, the rows would be published again under the same ids: no wait for the disk.
  await inClaim(db, (tx) =>
    Promise.all([
      tx.execute(sql`select set_config('synchronous_commit', 'off', true)`),
      tx.execute(sql`delete from outbox where (workspace_id, list_sequence) in (${pairs})`),
    ]),
  );
}

function toBatches(rows: readonly Row[]): ChangeBatch[] {
  const batches = new Map<string, ChangeBatch>();
  for (const row of rows) {
    const name = `${row.workspace_id}:${row.list_sequence}`;
    const batch = batches.get(name) ?? {
      workspaceId: row.workspace_id,
      listSequence: Number(row.list_sequence),
      changes: [],
      requestIds: [],
      userIds: [],
    };
    batch.changes.push({ conversationId: row.conversation_id, version: Number(row.version) });
    batch.requestIds.push(...row.request_ids);
    batch.userIds.push(...row.user_ids);
    batches.set(name, batch);
  }
  return [...batches.values()];
}
