import { anyOf, recordSet } from "@parley/db/bulk";
import { conversations, messages, searchProgress } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ContactId, ConversationId, WorkspaceId } from "@parley/domain/ids";
import { contentWords } from "@parley/domain/search";
import { type Claim, finishSubjects, jobsOfClaim, putOff } from "@parley/queue/claim";
import { and, eq, sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { indexContacts } from "./index-contacts.ts";
import { type IndexedMessage, saveMessageWords } from "./save-message-words.ts";

const maxJobs = 50;
const maxConversations = 200;
const maxMessages = 2_000;

/** A changed conversation: its messages after `since` up to `upTo` are not indexed yet. */
type Backlog = { id: ConversationId; contactId: ContactId; since: number; upTo: number };

/**
 * Brings the index of words up to date with the changed conversations of a claim (SEA-9): their messages by version,
 * at most 2,000 at a time, and their contacts. What is left stays in the jobs. Returns how many messages it read.
 */
export const indexConversations = command(
  "message.index",
  async ({ tx, scope }: CommandContext, claim: Claim): Promise<number> => {
    const { workspaceId } = scope;
    const jobs = await jobsOfClaim(tx, claim, maxJobs);
    const named = [...new Set(jobs.flatMap(({ subjectIds }) => subjectIds as ConversationId[]))];
    const ids = named.slice(0, maxConversations);
    const backlog = await readBacklog(tx, workspaceId, ids);
    const { changed, done } = await readChanged(tx, workspaceId, backlog);
    await saveMessageWords(tx, workspaceId, changed);
    await indexContacts(tx, workspaceId, [...new Set(backlog.map(({ contactId }) => contactId))]);
    await saveProgress(tx, workspaceId, done);
    const open = new Set(backlog.map(({ id }) => id));
    for (const { id, isWhole } of done) if (isWhole) open.delete(id);
    const finished = ids.filter((id) => !open.has(id));
    await finishSubjects(tx, claim, jobs, new Set<string>(finished));
    // A head job of which nothing is done yet would keep its key.
    if (!jobs[0]?.subjectIds.some((id) => !open.has(id as ConversationId)))
      await putOff(tx, claim, 0, { isTry: false });
    return changed.length;
  },
);

function readBacklog(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly ConversationId[],
): Promise<Backlog[]> {
  return tx
    .select({
      id: conversations.id,
      contactId: conversations.contactId,
      since: sql<number>`coalesce(${searchProgress.version}, -1)`.mapWith(Number),
      upTo: conversations.version,
    })
    .from(conversations)
    .leftJoin(
      searchProgress,
      and(
        eq(searchProgress.workspaceId, conversations.workspaceId),
        eq(searchProgress.conversationId, conversations.id),
      ),
    )
    .where(and(eq(conversations.workspaceId, workspaceId), anyOf(conversations.id, ids)));
}

type Row = {
  id: IndexedMessage["id"];
  conversation_id: ConversationId;
  content: Parameters<typeof contentWords>[0];
  at: string;
  version: string;
};

type Done = { id: ConversationId; version: number; isWhole: boolean };

/**
 * The messages that changed, all of one version together, and how far that brings each conversation. Versions are
 * given under the conversation's lock, so none below `upTo` can still appear.
 */
async function readChanged(
  tx: Tx,
  workspaceId: WorkspaceId,
  backlog: readonly Backlog[],
): Promise<{ changed: IndexedMessage[]; done: Done[] }> {
  const behind = backlog.filter(({ since, upTo }) => upTo > since);
  const json = JSON.stringify(behind.map(({ id, since, upTo }) => ({ id, since, up_to: upTo })));
  const rows =
    behind.length === 0
      ? []
      : await tx.execute<Row>(sql`
          select m.id, m.conversation_id, m.content, m.provider_at as at, m.version
          from jsonb_to_recordset(${json}::jsonb) as r (id uuid, since bigint, up_to bigint)
          join ${messages} m on m.workspace_id = ${workspaceId} and m.conversation_id = r.id
            and m.version > r.since and m.version <= r.up_to
          order by m.conversation_id, m.version
          fetch first ${sql.raw(String(maxMessages))} rows with ties`);
  const last = rows.length < maxMessages ? undefined : rows.at(-1);
  const changed = rows.map(({ id, content, at }) => ({
    ...{ id, at: new Date(at) },
    words: contentWords(content),
  }));
  const done = backlog.flatMap(({ id, upTo }): Done[] => {
    if (last === undefined || id < last.conversation_id)
      return [{ id, version: upTo, isWhole: true }];
    if (id > last.conversation_id) return [];
    const version = Number(last.version);
    return [{ id, version, isWhole: version >= upTo }];
  });
  return { changed, done };
}

async function saveProgress(
  tx: Tx,
  workspaceId: WorkspaceId,
  done: readonly Done[],
): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ id: conversationId, version }) => ({ conversationId, version }));
  await tx.execute(sql`
    insert into search_progress (workspace_id, conversation_id, version)
    select ${workspaceId}, r.conversation_id, r.version
    from ${recordSet(searchProgress, rows, ["conversationId", "version"])}
    on conflict (workspace_id, conversation_id) do update set version = excluded.version`);
}
