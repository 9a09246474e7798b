import { randomUUID } from "node:crypto";
import type { Role } from "@parley/domain/permissions";
import type { FilledWorkspace } from "../world/fill-workspace.ts";
import { templateValues } from "../world/write-by-template.ts";
import { collaborationRows } from "./collaboration-rows.ts";
import { contentsOf } from "./contents.ts";
import { panelRows } from "./panel-rows.ts";
import { canSend, hasFailed, isUnconfirmed } from "./prepare.ts";
import type { Field, Row } from "./row.ts";

const members: readonly Role[] = ["owner", "admin", "agent"];

const conversation: Field = {
  foreign: (b) => b.conversationId,
  nobodys: randomUUID,
  is: "absent",
};
const byConversation = {
  may: members,
  input: (a: FilledWorkspace) => ({ conversationId: a.conversationId }),
  fields: { conversationId: conversation },
};
const message: Field = { foreign: (b) => b.inboundMessageId, nobodys: randomUUID, is: "absent" };
const template: Field = { foreign: (b) => b.templateId, nobodys: randomUUID, is: "absent" };
const file: Field = { foreign: (b) => b.mediaId, nobodys: randomUUID, is: "absent" };
const number: Field = { foreign: (b) => b.number.id, nobodys: randomUUID, is: "absent" };
/** Each way to send has ids of its own, since an id stands for one content. */
const freshId = (nth: number): Field => ({
  foreign: (b) => b.clientMessageIds[nth],
  nobodys: randomUUID,
  is: "fresh",
});
const toConversation = ({ conversationId }: FilledWorkspace) => ({
  conversationId,
  clientMessageId: randomUUID(),
});
const byNumber = {
  may: members,
  input: (a: FilledWorkspace) => ({ numberId: a.number.id }),
  fields: { numberId: number },
};
const reply: Field = {
  foreign: (b) => b.quickReplyId,
  nobodys: randomUUID,
  is: "absent",
};
const quickReply = () => ({
  ...{ shortcut: unusedWord(), text: "Thank you!" },
  card: { type: "buttons", buttons: ["Yes"] },
});
const withoutInput = { input: () => undefined, fields: {} };
const newPassword = "a long enough passphrase";

function unusedWord(): string {
  return `new-${randomUUID().slice(0, 13)}`;
}

/** One row for each procedure of the API. A procedure without a row fails the suite, and the reverse. */
export const matrix: Readonly<Record<string, Row>> = {
  "account.signUp": {
    may: "anyone",
    input: () => ({
      fullName: "New Person",
      email: `${unusedWord()}@example.com`,
      company: "New Company",
      slug: unusedWord(),
      password: newPassword,
    }),
    fields: {
      slug: { foreign: (b) => b.slug, nobodys: unusedWord, is: "taken" },
      email: {
        foreign: (b) => b.users.owner.email,
        nobodys: () => `${unusedWord()}@example.com`,
        is: "taken",
      },
    },
  },
  "account.logIn": {
    may: "anyone",
    input: (a) => ({ email: a.users.agent.email, password: "correct horse battery" }),
    fields: {},
  },
  "account.logOut": { may: "signed-in", ...withoutInput },
  "account.me": { may: "signed-in", ...withoutInput },
  "workspace.current": { may: members, ...withoutInput },
  "workspace.members": { may: members, ...withoutInput },
  "workspace.numbers": { may: members, ...withoutInput },
  "conversations.byIds": {
    may: members,
    input: (a) => ({ ids: [a.conversationId] }),
    fields: {
      ids: { foreign: (b) => [b.conversationId], nobodys: () => [randomUUID()], is: "empty" },
    },
  },
  "conversations.get": byConversation,
  "conversations.countUnread": { may: members, ...withoutInput },
  "conversations.markRead": {
    ...byConversation,
    input: (a) => ({ conversationId: a.conversationId, upToSequence: 1_000_000 }),
  },
  "conversations.start": {
    may: members,
    input: (a) => ({
      ...{ numberId: a.number.id, phone: "+4915112345699", clientMessageId: randomUUID() },
      ...{ templateId: a.templateId, values: templateValues, hasOptIn: true },
    }),
    fields: {
      numberId: number,
      clientMessageId: freshId(3),
      templateId: { foreign: (b) => b.templateId, nobodys: randomUUID, is: "absent" },
    },
  },
  "conversations.typing": byConversation,
  "conversations.close": byConversation,
  "conversations.archive": byConversation,
  "conversations.reopen": byConversation,
  "messages.list": {
    ...byConversation,
    input: (a) => ({
      conversationId: a.conversationId,
      before: { at: new Date("2100-01-01"), position: 0, sequence: 1 },
    }),
  },
  "messages.around": {
    may: members,
    input: ({ conversationId, inboundMessageId: messageId }) => ({ conversationId, messageId }),
    fields: { conversationId: conversation, messageId: message },
  },
  "messages.after": {
    ...byConversation,
    input: ({ conversationId }) => ({
      conversationId,
      after: { at: new Date("2000-01-01"), position: 0, sequence: 1 },
    }),
  },
  "messages.changes": {
    ...byConversation,
    input: (a) => ({ conversationId: a.conversationId, sinceVersion: 0 }),
  },
  "messages.sendText": {
    may: members,
    input: (a) => ({ ...toConversation(a), text: "Good day" }),
    fields: { conversationId: conversation, clientMessageId: freshId(0) },
    prepare: canSend,
  },
  "messages.send": {
    may: members,
    input: (a) => ({
      ...toConversation(a),
      content: { type: "text", text: "Good evening" },
      seen: { version: Number.MAX_SAFE_INTEGER, sequence: 0 },
      quotedMessageId: a.inboundMessageId,
    }),
    others: (a) => contentsOf(a).map((content) => ({ ...toConversation(a), content })),
    fields: {
      conversationId: conversation,
      clientMessageId: freshId(1),
      quotedMessageId: message,
      "content.messageId": message,
      "content.media.mediaId": file,
      "content.header.media.mediaId": file,
    },
    prepare: canSend,
  },
  "messages.sendTemplate": {
    may: members,
    input: (a) => ({ ...toConversation(a), templateId: a.templateId, values: templateValues }),
    fields: {
      conversationId: conversation,
      clientMessageId: freshId(2),
      templateId: { foreign: (b) => b.templateId, nobodys: randomUUID, is: "absent" },
    },
    prepare: canSend,
  },
  "messages.schedule": {
    may: members,
    input: (a) => ({
      ...toConversation(a),
      content: { type: "text", text: "Good morning" },
      sendAt: new Date(Date.now() + 60_000),
      fallback: { templateId: a.templateId, values: templateValues },
    }),
    others: (a) =>
      contentsOf(a).map((content) => ({
        ...{ ...toConversation(a), content, fallback: null },
        sendAt: new Date(Date.now() + 60_000),
      })),
    fields: {
      conversationId: conversation,
      clientMessageId: freshId(1),
      "fallback.templateId": template,
      "content.messageId": message,
      "content.media.mediaId": file,
      "content.header.media.mediaId": file,
    },
    prepare: canSend,
  },
  "messages.scheduled": {
    ...byConversation,
    fields: { conversationId: { ...conversation, is: "empty" } },
  },
  "messages.cancelScheduled": {
    may: members,
    input: () => ({ id: randomUUID() }),
    fields: {
      id: { foreign: (b) => b.scheduledMessageId, nobodys: randomUUID, is: "empty" },
    },
  },
  "messages.retry": {
    may: members,
    input: (a) => ({ messageId: a.failedMessageId }),
    fields: { messageId: { ...message, foreign: (b) => b.failedMessageId } },
    prepare: hasFailed,
  },
  "messages.settleUnconfirmed": {
    may: members,
    input: (a) => ({ messageId: a.unconfirmedMessageId, decision: "arrived" }),
    others: (a) => [{ messageId: a.unconfirmedMessageId, decision: "send_again" }],
    fields: { messageId: { ...message, foreign: (b) => b.unconfirmedMessageId } },
    prepare: isUnconfirmed,
  },
  "search.messages": {
    may: members,
    input: (a) => ({
      query: "hello",
      after: { at: new Date("2100-01-01"), messageId: a.inboundMessageId },
    }),
    fields: {
      "after.messageId": {
        foreign: (b) => b.inboundMessageId,
        nobodys: randomUUID,
        is: "position",
      },
    },
  },
  "search.contacts": {
    may: members,
    input: (a) => ({ query: "ana", after: { word: "an", contactId: a.contactId } }),
    fields: {
      "after.contactId": { foreign: (b) => b.contactId, nobodys: randomUUID, is: "position" },
    },
  },
  "templates.list": { ...byNumber, fields: { numberId: { ...number, is: "empty" } } },
  "templates.flows": { ...byNumber, fields: { numberId: { ...number, is: "empty" } } },
  "templates.refresh": byNumber,
  "quickReplies.list": { may: members, ...withoutInput },
  "quickReplies.save": {
    may: members,
    input: () => ({ ...quickReply(), id: null, isShared: false }),
    fields: { id: reply },
  },
  "quickReplies.delete": {
    may: members,
    input: () => ({ id: randomUUID() }),
    fields: { id: { ...reply, is: "empty" } },
  },
  ...collaborationRows,
  ...panelRows,
  "realtime.token": { may: members, ...withoutInput },
};

/** All valid inputs of the row, the first as it stands. */
export function inputsOf(
  { input, others }: Row,
  a: FilledWorkspace,
): (Record<string, unknown> | undefined)[] {
  return [input(a), ...(others?.(a) ?? [])];
}
