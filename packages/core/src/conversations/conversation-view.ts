import {
  contactIdentities,
  contacts,
  conversationReads,
  conversations,
  messages,
  numbers,
  users,
} from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationStatus } from "@parley/domain/conversations";
import { displayName } from "@parley/domain/identity";
import type { ContactId, ConversationId, MessageId, NumberId, UserId } from "@parley/domain/ids";
import { type ContentType, type MessageContent, messagePreview } from "@parley/domain/messages";
import type { WorkspaceScope } from "@parley/domain/scope";
import { type DisplayStatus, displayStatus, type StatusState } from "@parley/domain/statuses";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { type TagView, tagsOfContact } from "../contacts/index.ts";
import { ofMember, unreadCountFor } from "./unread-query.ts";

/** A row of the list, and what the contact panel and the composer need of a conversation. */
export type ConversationView = {
  id: ConversationId;
  status: ConversationStatus;
  version: number;
  /** Of the member who asks (CON-10). */
  unreadCount: number;
  lastActivityAt: Date;
  lastInboundAt: Date | null;
  windowForcedClosedAt: Date | null;
  automation: (typeof conversations.$inferSelect)["automation"];
  assignee: { id: UserId; name: string } | null;
  /** A send failed and nothing was sent since. */
  hasFailed: boolean;
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

/** Conversations as the scope's member sees them, to be narrowed by a `where`. */
export function selectConversations(tx: Tx, scope: WorkspaceScope) {
  const userId = memberIn(scope);
  return tx
    .select({
      conversation: conversations,
      contact: contacts,
      unreadCount: unreadCountFor(scope.workspaceId, userId),
      assigneeName: users.fullName,
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
    .innerJoin(contacts, sameRow(contacts, conversations.contactId))
    .innerJoin(numbers, sameRow(numbers, conversations.numberId))
    .leftJoin(messages, sameRow(messages, conversations.lastMessageId))
    .leftJoin(users, eq(users.id, conversations.assigneeId))
    .leftJoin(conversationReads, ofMember(userId));
}

/** The member who asks; null for the system, which reads nothing. */
export function memberIn({ actor }: WorkspaceScope): UserId | null {
  return actor.kind === "user" ? actor.userId : null;
}

function sameRow(
  table: typeof contacts | typeof numbers | typeof messages,
  id:
    | typeof conversations.contactId
    | typeof conversations.numberId
    | typeof conversations.lastMessageId,
): SQL | undefined {
  return and(eq(table.workspaceId, conversations.workspaceId), sql`${table.id} = ${id}`);
}

function identityValue(kind: "wa_phone" | "wa_bsuid"): SQL<string | null> {
  return sql<string | null>`(select ${contactIdentities.value} from ${contactIdentities}
    where ${contactIdentities.workspaceId} = ${conversations.workspaceId}
      and ${contactIdentities.contactId} = ${conversations.contactId}
      and ${contactIdentities.kind} = ${kind}
    order by ${contactIdentities.supersededAt} nulls first, ${contactIdentities.createdAt} limit 1)`;
}

export type ConversationRow = {
  conversation: typeof conversations.$inferSelect;
  contact: typeof contacts.$inferSelect;
  unreadCount: number;
  assigneeName: string | null;
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

/** The view of a selected row. */
export function toConversationView(row: ConversationRow): ConversationView {
  const { conversation, contact, unreadCount, assigneeName, phone, bsuid, tags, number, last } =
    row;
  const { name, profileName, username, isBlocked, revision } = contact;
  const { id, status, version, lastActivityAt, lastInboundAt, assigneeId } = conversation;
  return {
    ...{ id, status, version, unreadCount, lastActivityAt, lastInboundAt },
    windowForcedClosedAt: conversation.windowForcedClosedAt,
    automation: conversation.automation,
    assignee:
      assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? "Former member" },
    hasFailed: conversation.failedAt !== null,
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
