import { randomUUID } from "node:crypto";
import type { Role } from "@parley/domain/permissions";
import type { FilledWorkspace } from "../world/fill-workspace.ts";

const members: readonly Role[] = ["owner", "admin", "agent"];

/**
 * What a foreign id must come to, in comparison with an id that nobody has:
 * `absent`: NOT_FOUND; `empty`: it is left out; `position`: it only orders A's own rows;
 * `fresh`: the caller chose it and it is new to A, so the call succeeds as with any new id;
 * `taken`: unique in the whole product, so CONFLICT, as it would be within A.
 */
export type Foreign = "absent" | "empty" | "position" | "fresh" | "taken";

export type Field = {
  /** From B, what A might send in the field. */
  foreign: (b: FilledWorkspace) => unknown;
  /** Of the same form, but nobody's. */
  nobodys: () => unknown;
  is: Foreign;
};

export type Row = {
  /** The roles that may; or anyone with a session; or anyone. */
  may: readonly Role[] | "signed-in" | "anyone";
  /** A valid input in workspace A, or undefined where the procedure takes none. */
  input: (a: FilledWorkspace) => Record<string, unknown> | undefined;
  /** The fields that name something, by path ("after.id"). */
  fields: Readonly<Record<string, Field>>;
};

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
  "conversations.list": {
    may: members,
    input: (a) => ({
      status: null,
      after: { lastActivityAt: new Date("2100-01-01"), id: a.conversationId },
    }),
    fields: {
      "after.id": { foreign: (b) => b.conversationId, nobodys: randomUUID, is: "position" },
    },
  },
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
  "conversations.close": byConversation,
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
    ...byConversation,
    input: (a) => ({
      conversationId: a.conversationId,
      clientMessageId: randomUUID(),
      text: "Good day",
    }),
    fields: {
      conversationId: conversation,
      clientMessageId: {
        foreign: (b) => b.clientMessageId,
        nobodys: randomUUID,
        is: "fresh",
      },
    },
  },
  "realtime.token": { may: members, ...withoutInput },
};
