import {
  contactIdentities,
  contacts,
  conversations,
  listStreams,
  messages,
  numbers,
} from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationStatus } from "@parley/domain/conversations";
import { DomainError } from "@parley/domain/errors";
import { displayName } from "@parley/domain/identity";
import type { ContactId, ConversationId, MessageId, NumberId } from "@parley/domain/ids";
import { type ContentType, type MessageContent, messagePreview } from "@parley/domain/messages";
import { type DisplayStatus, displayStatus, type StatusState } from "@parley/domain/statuses";
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { type TagView, tagsOfContact } from "../contacts/index.ts";

/** A row of the list, and what the contact panel and the composer need of a conversation. */
export type ConversationView = {
  id: ConversationId;
  status: ConversationStatus;
  version: number;
  unreadCount: number;
  lastActivityAt: Date;
  lastInboundAt: Date | null;
  windowForcedClosedAt: Date | null;
  automation: (typeof conversations.$inferSelect)["automation"];
  contact: {
    id: ContactId;
    name: string;
    phone: string | null;
    isBlocked: boolean;
    tags: TagView[];
    /** Grows when what the panel shows of the contact changes. */
    revision: number;
  };
  number: { id: NumberId } & NumberFacts;
  lastMessage: {
    id: MessageId;
    direction: "inbound" | "outbound";
    kind: ContentType;
    preview: string;
    status: DisplayStatus | null;
    at: Date;
  } | null;
};

type NumberFacts = Pick<
  typeof numbers.$inferSelect,
  "provider" | "displayName" | "phone" | "isActive"
>;

export type ListConversations = {
  status: ConversationStatus | null;
  after: { lastActivityAt: Date; id: ConversationId } | null;
  limit: number;
};

export type ConversationPage = {
  items: ConversationView[];
  hasMore: boolean;
  /** The list stream's sequence, read before the rows: every event up to it is contained in them. */
  listSequence: number;
  /** The server's clock, for countdowns that must not trust the browser's. */
  now: Date;
};

/** A page of the list, most recent activity first, by keyset (S3.4). Two queries whatever its size. */
export const listConversations = query(
  "conversation.view",
  async ({ tx, scope, now }: QueryContext, input: ListConversations): Promise<ConversationPage> => {
    const listSequence = await getListSequence(tx, scope.workspaceId);
    const { status, after, limit } = input;
    const rows = await select(tx)
      .where(
        and(
          eq(conversations.workspaceId, scope.workspaceId),
          status === null ? undefined : eq(conversations.status, status),
          after === null
            ? undefined
            : sql`(${conversations.lastActivityAt}, ${conversations.id}) < (${after.lastActivityAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
      .limit(limit + 1);
    return {
      items: rows.slice(0, limit).map(toView),
      hasMore: rows.length > limit,
      listSequence,
      now,
    };
  },
);

/** The named conversations, those that exist; for patching a list that is already on screen. */
export const listConversationsByIds = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, ids: ConversationId[]): Promise<ConversationView[]> => {
    if (ids.length === 0) return [];
    const rows = await select(tx).where(
      and(eq(conversations.workspaceId, scope.workspaceId), inArray(conversations.id, ids)),
    );
    return rows.map(toView);
  },
);

/** One conversation. Throws `conversation.not_found`, also for another workspace's. */
export const getConversation = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext, id: ConversationId): Promise<ConversationView> => {
    const [row] = await select(tx).where(
      and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, id)),
    );
    if (row === undefined) throw absentConversation();
    return toView(row);
  },
);

/** How many open conversations have unread messages. */
export const countUnreadConversations = query(
  "conversation.view",
  async ({ tx, scope }: QueryContext): Promise<number> =>
    tx.$count(
      conversations,
      and(
        eq(conversations.workspaceId, scope.workspaceId),
        eq(conversations.status, "open"),
        sql`${conversations.unreadCount} > 0`,
      ),
    ),
);

export function absentConversation(): DomainError {
  return new DomainError(
    "conversation.not_found",
    "unable to open the conversation; it does not exist or was removed",
  );
}

async function getListSequence(tx: Tx, workspaceId: string): Promise<number> {
  const [row] = await tx
    .select({ last: listStreams.lastSequence })
    .from(listStreams)
    .where(sql`${listStreams.workspaceId} = ${workspaceId}`);
  return row?.last ?? 0;
}

function identityValue(kind: "wa_phone" | "wa_bsuid"): SQL<string | null> {
  return sql<string | null>`(select ${contactIdentities.value} from ${contactIdentities}
    where ${contactIdentities.workspaceId} = ${conversations.workspaceId}
      and ${contactIdentities.contactId} = ${conversations.contactId}
      and ${contactIdentities.kind} = ${kind}
    order by ${contactIdentities.supersededAt} nulls first, ${contactIdentities.createdAt} limit 1)`;
}

function select(tx: Tx) {
  return tx
    .select({
      conversation: conversations,
      contact: contacts,
      phone: identityValue("wa_phone"),
      bsuid: identityValue("wa_bsuid"),
      tags: tagsOfContact(conversations),
      number: {
        provider: numbers.provider,
        displayName: numbers.displayName,
        phone: numbers.phone,
        isActive: numbers.isActive,
      },
      last: {
        id: messages.id,
        direction: messages.direction,
        content: messages.content,
        statusState: messages.statusState,
        at: messages.providerAt,
      },
    })
    .from(conversations)
    .innerJoin(
      contacts,
      and(
        eq(contacts.workspaceId, conversations.workspaceId),
        eq(contacts.id, conversations.contactId),
      ),
    )
    .innerJoin(
      numbers,
      and(
        eq(numbers.workspaceId, conversations.workspaceId),
        eq(numbers.id, conversations.numberId),
      ),
    )
    .leftJoin(
      messages,
      and(
        eq(messages.workspaceId, conversations.workspaceId),
        eq(messages.id, conversations.lastMessageId),
      ),
    );
}

type Row = {
  conversation: typeof conversations.$inferSelect;
  contact: typeof contacts.$inferSelect;
  phone: string | null;
  bsuid: string | null;
  tags: TagView[];
  number: NumberFacts;
  last: LastMessage | null;
};

type LastMessage = {
  id: MessageId;
  direction: "inbound" | "outbound";
  content: MessageContent;
  statusState: StatusState | null;
  at: Date;
};

function toView({
  conversation,
  contact,
  phone,
  bsuid,
  tags,
  number,
  last,
}: Row): ConversationView {
  const { name, profileName, username, isBlocked, revision } = contact;
  return {
    id: conversation.id,
    status: conversation.status,
    version: conversation.version,
    unreadCount: conversation.unreadCount,
    lastActivityAt: conversation.lastActivityAt,
    lastInboundAt: conversation.lastInboundAt,
    windowForcedClosedAt: conversation.windowForcedClosedAt,
    automation: conversation.automation,
    contact: {
      id: contact.id,
      name: displayName({ name, profileName, username, phone, bsuid }),
      phone,
      ...{ isBlocked, tags, revision },
    },
    number: { id: conversation.numberId, ...number },
    lastMessage: last === null ? null : toLastMessage(last),
  };
}

function toLastMessage({ id, direction, content, statusState, at }: LastMessage) {
  const status = statusState === null ? null : displayStatus(statusState);
  return { id, direction, kind: content.type, preview: messagePreview(content), status, at };
}
