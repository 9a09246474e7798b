import { expect, test } from "vitest";
import { conversationIdSchema, firstIdAt, type MessageId, newId, parseId } from "./index.ts";

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

test("no id made at a moment or later is below the first one of that moment", () => {
  const now = Date.now();
  const made = newId<MessageId>();
  expect(firstIdAt(now) <= made).toBe(true);
  expect(firstIdAt(now + 3_600_000) > made).toBe(true);
  expect(parseId(firstIdAt(-1))).toBe("00000000-0000-7000-8000-000000000000");
});
