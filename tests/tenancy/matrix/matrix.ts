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
  "templates.list": { ...byNumber, fields: { numberId: { ...number, is: "empty" } } },
  "templates.refresh": byNumber,
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
