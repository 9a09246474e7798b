import { randomUUID } from "node:crypto";
import type { FilledWorkspace } from "../world/fill-workspace.ts";
import { hasView, isAssigned } from "./prepare.ts";
import type { Field, Row } from "./row.ts";

const members = ["owner", "admin", "agent"] as const;

const named = (foreign: Field["foreign"], is: Field["is"] = "absent"): Field => ({
  ...{ foreign, is },
  nobodys: randomUUID,
});
const conversation = named((b) => b.conversationId);
const byConversation = {
  may: members,
  input: (a: FilledWorkspace) => ({ conversationId: a.conversationId }),
  fields: { conversationId: conversation },
};

/** Whom and what a filter names. */
const filterFields = (is: Field["is"]) => ({
  "filter.numberId": named((b) => b.number.id, is),
  "filter.assigneeId": named((b) => b.users.agent.id, is),
  "filter.tagId": named((b) => b.tagId, is),
});
const filters = (a: FilledWorkspace) => [
  { status: null, numberId: a.number.id },
  { status: null, assigneeId: a.users.agent.id },
  { status: null, tagId: a.tagId },
];

/** The list, its counts and saved views, and who has a conversation. */
export const collaborationRows: Readonly<Record<string, Row>> = {
  "conversations.list": {
    may: members,
    input: (a) => ({
      filter: { status: null },
      after: { at: new Date("2100-01-01"), id: a.conversationId },
    }),
    others: (a) => filters(a).map((filter) => ({ filter })),
    fields: { "after.id": named((b) => b.conversationId, "position"), ...filterFields("empty") },
  },
  "conversations.counts": {
    may: members,
    input: () => ({ filter: { status: null } }),
    others: (a) => filters(a).map((filter) => ({ filter })),
    fields: filterFields("empty"),
  },
  "conversations.markUnread": byConversation,
  "conversations.assign": {
    may: members,
    input: (a) => ({
      conversationId: a.conversationId,
      assigneeId: a.users.admin.id,
      expectedAssigneeId: a.users.agent.id,
    }),
    prepare: isAssigned,
    fields: {
      conversationId: conversation,
      assigneeId: named((b) => b.users.agent.id),
      expectedAssigneeId: named((b) => b.users.agent.id, "stale"),
    },
  },
  "conversations.assignments": {
    ...byConversation,
    fields: { conversationId: { ...conversation, is: "empty" } },
  },
  "views.list": { may: members, input: () => undefined, fields: {} },
  "views.save": {
    may: members,
    input: () => ({ name: "Waiting", filter: { isUnread: true }, isShared: false }),
    others: (a) => filters(a).map((filter) => ({ name: "Waiting", filter, isShared: false })),
    fields: filterFields("absent"),
  },
  "views.delete": {
    may: members,
    input: (a) => ({ id: a.viewId }),
    prepare: hasView,
    fields: { id: named((b) => b.viewId) },
  },
};
