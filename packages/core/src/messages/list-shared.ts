import { anyOf } from "@parley/db/bulk";
import { conversations, media, messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { webLinks } from "@parley/domain/formatting";
import type { ConversationId, MediaId, MessageId, WorkspaceId } from "@parley/domain/ids";
import { type MessageContent, mediaOf } from "@parley/domain/messages";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { absentConversation } from "../conversations/index.ts";
import type { MediaView } from "./message-view.ts";

export type SharedKind = "media" | "documents" | "links";

/** Something that was sent to the contact, or came from them, in any of their conversations. */
export type SharedView = {
  messageId: MessageId;
  conversationId: ConversationId;
  direction: "inbound" | "outbound";
  type: MessageContent["type"];
  at: Date;
  file: MediaView | null;
  /** The web addresses of its text. */
  links: string[];
};

export type ListShared = {
  conversationId: ConversationId;
  kind: SharedKind;
  before: { at: Date; id: MessageId } | null;
  limit: number;
};

export type SharedPage = { items: SharedView[]; hasMore: boolean };

/** Pictures and videos, documents or links of a conversation's contact, latest first, by keyset. */
export const listShared = query(
  "message.view",
  async ({ tx, scope }: QueryContext, input: ListShared): Promise<SharedPage> => {
    const { conversationId, kind, before, limit } = input;
    const { workspaceId } = scope;
    const conversationIds = await conversationsBeside(tx, workspaceId, conversationId);
    const rows = await tx
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.workspaceId, workspaceId),
          anyOf(messages.conversationId, conversationIds),
          isNull(messages.deletedAt),
          isOfKind[kind],
          before === null
            ? undefined
            : sql`(${messages.providerAt}, ${messages.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`,
        ),
      )
      .orderBy(sql`${messages.providerAt} desc`, sql`${messages.id} desc`)
      .limit(limit + 1);
    const shown = rows.slice(0, limit);
    const files = await findFiles(tx, workspaceId, shown);
    const items = shown.map((row) => toView(row, files));
    return { items, hasMore: rows.length > limit };
  },
);

const isOfKind: Readonly<Record<SharedKind, SQL>> = {
  media: sql`${messages.content} ->> 'type' in ('image', 'video')`,
  documents: sql`${messages.content} ->> 'type' = 'document'`,
  links: sql`coalesce(${messages.content} ->> 'text', ${messages.content} ->> 'caption') ~* 'https?://'`,
};

/** All conversations with the person this one is with. Throws `conversation.not_found`. */
async function conversationsBeside(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ConversationId,
): Promise<ConversationId[]> {
  const contactId = tx
    .select({ contactId: conversations.contactId })
    .from(conversations)
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, id)));
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.contactId, contactId)));
  if (rows.length === 0) throw absentConversation();
  return rows.map((row) => row.id);
}

type Message = typeof messages.$inferSelect;
type Files = ReadonlyMap<string, typeof media.$inferSelect>;

async function findFiles(
  tx: Tx,
  workspaceId: WorkspaceId,
  rows: readonly Message[],
): Promise<Files> {
  const ids = rows.flatMap(({ content }) => mediaOf(content)?.mediaId ?? []) as MediaId[];
  if (ids.length === 0) return new Map();
  const files = await tx
    .select()
    .from(media)
    .where(and(eq(media.workspaceId, workspaceId), anyOf(media.id, ids)));
  return new Map(files.map((file) => [file.id, file]));
}

function toView(message: Message, files: Files): SharedView {
  const { id, conversationId, direction, providerAt, content } = message;
  const file = files.get(mediaOf(content)?.mediaId ?? "");
  const text = "text" in content ? content.text : "caption" in content ? content.caption : null;
  return {
    messageId: id,
    ...{ conversationId, direction, type: content.type, at: providerAt },
    file:
      file === undefined
        ? null
        : {
            id: file.id,
            state: file.state,
            mimeType: file.mimeType,
            filename: file.filename,
            sizeBytes: file.sizeBytes,
          },
    links: typeof text === "string" ? webLinks(text) : [],
  };
}
