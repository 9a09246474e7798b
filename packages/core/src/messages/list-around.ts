import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId, MessageId, WorkspaceId } from "@parley/domain/ids";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { type AsideView, listAsides } from "../timeline/index.ts";
import type { MessageRow, MessageView } from "./message-view.ts";
import { getVersion, inConversation, type MessageCursor } from "./queries.ts";
import { selectMessages, viewMessages } from "./view-messages.ts";

/** A part of a thread that may lie anywhere in it, in display order. */
export type MessageWindow = {
  items: MessageView[];
  /** What happened between them, oldest first. */
  asides: AsideView[];
  hasEarlier: boolean;
  hasLater: boolean;
  /** The conversation's version, read before the rows. */
  version: number;
};

export type MessagesAround = {
  conversationId: ConversationId;
  messageId: MessageId;
  limit: number;
};

/** A message with those before and after it, for a link into the thread. Refuses with `message.not_found`. */
export const listMessagesAround = query(
  "message.view",
  async ({ tx, scope }: QueryContext, input: MessagesAround): Promise<MessageWindow> => {
    const { conversationId, messageId } = input;
    const { workspaceId } = scope;
    const version = await getVersion(tx, workspaceId, conversationId);
    const place = await findPlace(tx, workspaceId, conversationId, messageId);
    const half = Math.ceil(input.limit / 2);
    const earlier = await readRows(tx, workspaceId, conversationId, place, "upTo", half);
    const later = await readRows(tx, workspaceId, conversationId, place, "after", half);
    const rows = [...earlier.slice(0, half).reverse(), ...later.slice(0, half)];
    const hasEarlier = earlier.length > half;
    const ends = { from: hasEarlier ? placeOf(rows[0]) : null, before: placeOf(later[half]) };
    const [items, asides] = await Promise.all([
      viewMessages(tx, rows),
      listAsides(tx, { workspaceId, conversationId }, ends),
    ]);
    return { items, asides, hasEarlier, hasLater: later.length > half, version };
  },
);

export type MessagesAfter = { conversationId: ConversationId; after: MessageCursor; limit: number };

/** The messages that follow a place in the thread, by keyset. */
export const listMessagesAfter = query(
  "message.view",
  async ({ tx, scope }: QueryContext, input: MessagesAfter): Promise<MessageWindow> => {
    const { conversationId, after, limit } = input;
    const { workspaceId } = scope;
    const version = await getVersion(tx, workspaceId, conversationId);
    const rows = await readRows(tx, workspaceId, conversationId, after, "after", limit);
    const ends = { from: after.at, before: placeOf(rows[limit]) };
    const [items, asides] = await Promise.all([
      viewMessages(tx, rows.slice(0, limit)),
      listAsides(tx, { workspaceId, conversationId }, ends),
    ]);
    return { items, asides, hasEarlier: true, hasLater: rows.length > limit, version };
  },
);

function placeOf(row: MessageRow | undefined): Date | null {
  return row?.message.providerAt ?? null;
}

async function findPlace(
  tx: Tx,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  id: MessageId,
): Promise<MessageCursor> {
  const [place] = await tx
    .select({
      at: messages.providerAt,
      position: messages.position,
      sequence: messages.sequence,
    })
    .from(messages)
    .where(and(inConversation(workspaceId, conversationId), eq(messages.id, id)));
  if (place !== undefined) return place;
  throw new DomainError("message.not_found", "unable to open the message; it does not exist");
}

/** Up to one row more than asked for, so that one knows whether others follow. */
function readRows(
  tx: Tx,
  workspaceId: WorkspaceId,
  conversationId: ConversationId,
  place: MessageCursor,
  side: "upTo" | "after",
  limit: number,
): Promise<MessageRow[]> {
  const columns = [messages.providerAt, messages.position, messages.sequence];
  return selectMessages(tx)
    .where(and(inConversation(workspaceId, conversationId), beside(place, side)))
    .orderBy(...columns.map((column) => (side === "upTo" ? desc(column) : asc(column))))
    .limit(limit + 1);
}

function beside({ at, position, sequence }: MessageCursor, side: "upTo" | "after"): SQL {
  const isBeside = side === "upTo" ? sql`<=` : sql`>`;
  return sql`(${messages.providerAt}, ${messages.position}, ${messages.sequence}) ${isBeside}
    (${at.toISOString()}::timestamptz, ${position}, ${sequence})`;
}
