import { expect, test } from "vitest";
import {
  conversationChangedSchema,
  listChangedSchema,
  notificationsChangedSchema,
} from "../events/index.ts";
import { isNotificationsChanged, readConversationChanged, readListChanged } from "./read-events.ts";

const id = "01a1fd66-9723-7009-9c1d-202754184942";
const list = { v: 1, type: "list.changed", sequence: 3, conversationIds: [id] };
const conversation = { v: 1, type: "conversation.changed", conversationId: id, version: 4 };

const samples: unknown[] = [
  list,
  { ...list, conversationIds: null },
  { ...list, conversationIds: "all" },
  { ...list, conversationIds: [7] },
  { ...list, sequence: "3" },
  { ...list, sequence: 1.5 },
  { ...list, v: 2 },
  conversation,
  { ...conversation, version: -1 },
  { ...conversation, version: null },
  { v: 1, type: "notifications.changed" },
  { v: 2, type: "notifications.changed" },
  null,
  "list.changed",
  [],
];

test.each(samples)("reads the same events as their schemas: %j", (sample) => {
  const asList = listChangedSchema.safeParse(sample);
  expect(readListChanged(sample)).toEqual(asList.success ? asList.data : null);
  const asConversation = conversationChangedSchema.safeParse(sample);
  expect(readConversationChanged(sample)).toEqual(
    asConversation.success ? asConversation.data : null,
  );
  expect(isNotificationsChanged(sample)).toBe(notificationsChangedSchema.safeParse(sample).success);
});
