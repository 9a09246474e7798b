import { randomUUID } from "node:crypto";
import type { FilledWorkspace } from "../world/fill-workspace.ts";
import type { Prepare } from "./prepare.ts";
import type { Field, Row } from "./row.ts";

const members = ["owner", "admin", "agent"] as const;
const longAhead = new Date("2100-01-01");

const named = (foreign: Field["foreign"], is: Field["is"] = "absent"): Field => ({
  ...{ foreign, is },
  nobodys: randomUUID,
});
const conversation = named((b) => b.conversationId);
const contact = named((b) => b.contactId);
const note = named((b) => b.noteId);
const number = named((b) => b.number.id);
const withoutInput = { may: members, input: () => undefined, fields: {} };
const byContact = {
  may: members,
  input: (a: FilledWorkspace) => ({ contactId: a.contactId }),
  fields: { contactId: contact },
};
const ofTag = {
  may: members,
  input: (a: FilledWorkspace) => ({ contactId: a.contactId, tagId: a.tagId }),
  fields: { contactId: contact, tagId: named((b) => b.tagId) },
};
const ofClosed = {
  may: members,
  input: (a: FilledWorkspace) => ({ conversationId: a.closedConversationId }),
  fields: { conversationId: conversation },
};

/** An automation stands on the closed conversation, where nobody else looks for one. */
const automationIs =
  (state: string): Prepare =>
  async (admin, { closedConversationId }) => {
    await admin`update conversations set automation = ${state} where id = ${closedConversationId}`;
  };

/** There is a conversation to delete, whatever an earlier call deleted. */
const hasDisposable: Prepare = async (admin, a) => {
  await admin`
    insert into conversations (workspace_id, id, number_id, contact_id, status)
    values (${a.id}, ${a.disposableConversationId}, ${a.number.id}, ${a.contactId}, 'closed')
    on conflict do nothing`;
};

const hasNote: Prepare = async (admin, { noteId, canary }) => {
  await admin`update notes set deleted_at = null, body = ${canary} where id = ${noteId}`;
};

/** What the contact panel and the notifications call. */
export const panelRows: Readonly<Record<string, Row>> = {
  "tags.list": withoutInput,
  "tags.create": {
    may: members,
    input: () => ({ name: `tag ${randomUUID().slice(0, 13)}`, colour: "blue" }),
    fields: {},
  },
  "contacts.get": byContact,
  "contacts.rename": { ...byContact, input: (a) => ({ contactId: a.contactId, name: "Ana" }) },
  "contacts.addTag": ofTag,
  "contacts.removeTag": ofTag,
  "contacts.setMarketing": {
    ...byContact,
    input: (a) => ({ contactId: a.contactId, isAllowed: true }),
  },
  "contacts.setMetadata": {
    ...byContact,
    may: ["owner", "admin"],
    input: (a) => ({ contactId: a.contactId, metadata: {} }),
  },
  "contacts.setBlocked": {
    ...byContact,
    input: (a) => ({ contactId: a.contactId, numberId: a.number.id, isBlocked: true }),
    fields: { contactId: contact, numberId: number },
  },
  "conversations.takeOver": { ...ofClosed, prepare: automationIs("running") },
  "conversations.resumeAutomation": { ...ofClosed, prepare: automationIs("handoff") },
  "conversations.delete": {
    may: ["owner", "admin"],
    input: (a) => ({ conversationId: a.disposableConversationId }),
    fields: { conversationId: conversation },
    prepare: hasDisposable,
  },
  "conversations.history": {
    may: members,
    input: (a) => ({
      conversationId: a.conversationId,
      before: { lastActivityAt: longAhead, id: a.conversationId },
    }),
    fields: {
      conversationId: conversation,
      "before.id": named((b) => b.conversationId, "position"),
    },
  },
  "messages.shared": {
    may: members,
    input: (a) => ({
      ...{ conversationId: a.conversationId, kind: "links" },
      before: { at: longAhead, id: a.inboundMessageId },
    }),
    fields: {
      conversationId: conversation,
      "before.id": named((b) => b.inboundMessageId, "position"),
    },
  },
  "notes.list": {
    may: members,
    input: (a) => ({ contactId: a.contactId, before: { at: longAhead, id: a.noteId } }),
    fields: {
      contactId: named((b) => b.contactId, "empty"),
      "before.id": named((b) => b.noteId, "position"),
    },
    prepare: hasNote,
  },
  "notes.add": {
    may: members,
    input: (a) => ({ conversationId: a.conversationId, body: "A note", isInThread: true }),
    fields: { conversationId: conversation },
  },
  // The note is the owner's: nobody else may change its words, and only an admin remove it (NOT-2).
  "notes.edit": {
    may: ["owner"],
    input: (a) => ({ noteId: a.noteId, body: "Other words" }),
    fields: { noteId: note },
    prepare: hasNote,
  },
  "notes.delete": {
    may: ["owner", "admin"],
    input: (a) => ({ noteId: a.noteId }),
    fields: { noteId: note },
    prepare: hasNote,
  },
  "notifications.list": {
    may: members,
    input: (a) => ({ before: a.notificationId }),
    fields: { before: named((b) => b.notificationId, "position") },
  },
  "notifications.countUnread": withoutInput,
  "notifications.markRead": {
    may: members,
    input: (a) => ({ ids: [a.notificationId] }),
    fields: {
      ids: {
        foreign: (b) => [b.notificationId],
        nobodys: () => [randomUUID()],
        is: "fresh",
      },
    },
  },
};
