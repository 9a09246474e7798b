import { lastMessageOf } from "@parley/core/conversations";
import {
  conversations,
  media,
  members,
  messageReactions,
  messages,
  sendAttempts,
  statusEvents,
} from "@parley/db/schema";
import { inWorkspace, type Tx } from "@parley/db/scope";
import {
  type AttemptId,
  type ConversationId,
  type NumberId,
  newId,
  type WorkspaceId,
} from "@parley/domain/ids";
import { enqueueJobs } from "@parley/queue/jobs";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { PhoneThread } from "../phones/index.ts";
import type { HistoryLine } from "./history-line.ts";
import { openContact } from "./open-contact.ts";
import type { SeedDeps, SeededWorkspace } from "./open-workspace.ts";
import { toPhoneThread } from "./phone-thread.ts";
import { type PlannedThread, planThread } from "./plan-thread.ts";
import type { Thread } from "./script.ts";

/**
 * Writes a number's past in one transaction: what commands would have left behind, at its own
 * times. A number that has conversations is left alone. Returns the same threads for the phones.
 */
export async function writeHistory(
  { db, now }: SeedDeps,
  workspace: SeededWorkspace,
  line: HistoryLine,
  threads: readonly Thread[],
): Promise<PhoneThread[]> {
  const { workspaceId } = workspace.scope;
  const { numberId } = line;
  const onLine = and(
    eq(conversations.workspaceId, workspaceId),
    eq(conversations.numberId, numberId),
  );
  return inWorkspace(db, workspace.scope, async (tx) => {
    if ((await tx.$count(conversations, onLine)) > 0) return [];
    // The team of the story was there before its customers: what is unread is so for everybody.
    const isOurs = eq(members.workspaceId, workspaceId);
    await tx
      .update(members)
      .set({ readUntil: new Date(0) })
      .where(isOurs);
    const written: PhoneThread[] = [];
    for (const thread of threads) {
      const plan = planThread(thread, now, line.provider);
      await writeThread(tx, { ...workspace, numberId }, thread, plan);
      written.push(toPhoneThread(thread, plan, line));
    }
    return written;
  });
}

type OnLine = Pick<SeededWorkspace, "scope" | "userIds"> & { numberId: NumberId };

async function writeThread(
  tx: Tx,
  workspace: OnLine,
  thread: Thread,
  plan: PlannedThread,
): Promise<void> {
  const { workspaceId } = workspace.scope;
  const { numberId } = workspace;
  const conversationId = newId<ConversationId>();
  const createdAt = plan.messages[0]?.at ?? plan.lastActivityAt;
  const contactId = await openContact(tx, workspaceId, thread, createdAt);
  await tx.insert(conversations).values({
    ...{ workspaceId, id: conversationId, numberId, contactId, createdAt },
    status: thread.status ?? "open",
    version: plan.messages.length + 1,
    unreadCount: thread.unread ?? 0,
    attentionCount: thread.unread ?? 0,
    attentionAt: thread.unread === undefined ? null : plan.lastActivityAt,
    lastInboundAt: plan.lastInboundAt,
    windowForcedClosedAt: plan.windowForcedClosedAt,
    lastActivityAt: plan.lastActivityAt,
  });
  const sequences = await writeMessages(tx, workspace, conversationId, plan);
  await writeReports(tx, workspace, plan);
  await tx
    .update(conversations)
    .set({ readUpToSequence: readMarker(thread, sequences), ...lastOf(plan, sequences) })
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId)));
}

function lastOf({ messages: planned }: PlannedThread, sequences: Map<string, number>) {
  const last = planned.at(-1);
  const sequence = last && sequences.get(last.id);
  if (last === undefined || sequence === undefined) return {};
  return lastMessageOf({ id: last.id, providerAt: last.at, position: 0, sequence });
}

async function writeMessages(
  tx: Tx,
  { scope, numberId, userIds }: OnLine,
  conversationId: ConversationId,
  { messages: planned }: PlannedThread,
): Promise<Map<string, number>> {
  const rows = planned.map(({ id, line, at, providerMessageId, content, state }, index) => ({
    workspaceId: scope.workspaceId,
    ...{ id, conversationId, numberId, content },
    direction: line.by === "customer" ? ("inbound" as const) : ("outbound" as const),
    source: line.by === "customer" ? ("contact" as const) : ("inbox" as const),
    providerMessageId,
    clientMessageId: line.by === "customer" ? null : v7(),
    authorUserId: line.by === "customer" ? null : userIds[line.by],
    statusState: state,
    providerAt: at,
    receivedAt: at,
    version: index + 1,
  }));
  const stored = await tx
    .insert(messages)
    .values(rows)
    .returning({ id: messages.id, sequence: messages.sequence });
  await writeFiles(tx, { workspaceId: scope.workspaceId, numberId }, planned);
  return new Map(stored.map(({ id, sequence }) => [id, sequence]));
}

/** Files are fetched from the provider by the jobs that a webhook would have left behind. */
async function writeFiles(
  tx: Tx,
  { workspaceId, numberId }: { workspaceId: WorkspaceId; numberId: NumberId },
  planned: PlannedThread["messages"],
): Promise<void> {
  const rows = planned.flatMap(({ id: messageId, file }) => {
    if (file === null) return [];
    const { mediaId: id, ...known } = file;
    const state = "pending" as const;
    return [
      { workspaceId, id, numberId, messageId, direction: "inbound" as const, state, ...known },
    ];
  });
  if (rows.length > 0) await tx.insert(media).values(rows);
  const jobs = rows.map(({ id }) => ({ queue: "media" as const, key: id, subjectIds: [id] }));
  await enqueueJobs(tx, workspaceId, jobs);
}

/** Attempts, status reports and reactions: what the states of the messages were folded from. */
async function writeReports(
  tx: Tx,
  { scope: { workspaceId }, numberId }: OnLine,
  { messages: planned }: PlannedThread,
): Promise<void> {
  const own = { workspaceId, numberId };
  const sent = planned
    .filter(({ line }) => line.fate !== null)
    .map((message) => ({ ...message, attemptId: newId<AttemptId>() }));
  const attempts = sent.map(({ attemptId: id, id: messageId, providerMessageId, at, state }) => ({
    ...{ workspaceId, id, messageId, state: "accepted" as const, providerMessageId },
    startedAt: at,
    finishedAt: state?.times.accepted ?? at,
  }));
  const reports = sent.flatMap(({ events, providerMessageId, attemptId }) =>
    events.flatMap(({ status, at, errors: [error] = [] }) => {
      // The answer to the call said so, not a webhook.
      if (status === "accepted") return [];
      const what = { status, providerAt: at, receivedAt: at, providerMessageId, attemptId };
      const why = { errorCode: error?.code ?? "", errorTitle: error?.title ?? null };
      return [{ ...own, id: v7(), ...what, ...why }];
    }),
  );
  const reactions = planned.flatMap(({ line, providerMessageId, reactedAt }) =>
    reactedAt === null
      ? []
      : {
          ...own,
          id: v7(),
          targetProviderMessageId: providerMessageId,
          author: line.by === "customer" ? "business" : "contact",
          emoji: line.reaction,
          providerMessageId: `${providerMessageId}.reaction`,
          providerAt: reactedAt,
        },
  );
  if (attempts.length > 0) await tx.insert(sendAttempts).values(attempts);
  if (reports.length > 0) await tx.insert(statusEvents).values(reports);
  if (reactions.length > 0) await tx.insert(messageReactions).values(reactions);
}

/** The sequence of the last message before the first unread one. */
function readMarker({ lines, unread = 0 }: Thread, sequences: ReadonlyMap<string, number>): number {
  const ordered = [...sequences.values()];
  if (unread === 0) return ordered.at(-1) ?? 0;
  const theirs = lines.flatMap(({ by }, index) => (by === "customer" ? [index] : []));
  const firstUnread = theirs.at(-unread) ?? 0;
  return ordered[firstUnread - 1] ?? 0;
}
