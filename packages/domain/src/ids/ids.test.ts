import { expect, test } from "vitest";
import { conversationIdSchema, type MessageId, newId, parseId } from "./index.ts";

test("new ids sort in the order they were made", () => {
  const made = Array.from({ length: 500 }, () => newId<MessageId>());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(500);
});

test("an id is read in any case and kept in lower case", () => {
  const id = newId<MessageId>();
  expect(parseId<MessageId>(id.toUpperCase())).toBe(id);
  expect(conversationIdSchema.parse(id.toUpperCase())).toBe(id);
});

test("text that is no UUID is no id", () => {
  expect(parseId<MessageId>("' or 1=1")).toBeNull();
  expect(conversationIdSchema.safeParse("42").success).toBe(false);
});
