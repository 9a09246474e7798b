import { expect, test } from "vitest";
import type { MessageView } from "./inbox-views.ts";
import type { ThreadEntry } from "./messages-state.ts";
import { threadDays } from "./thread-rows.ts";

const start = new Date(2026, 10, 21, 12, 0).getTime();
const stored = (key: string, minute: number, author: string | null): ThreadEntry => ({
  kind: "stored",
  key,
  message: {
    direction: author === null ? "inbound" : "outbound",
    author: author === null ? null : { id: author, name: author },
    at: new Date(start + minute * 60_000),
  } as MessageView,
});
const reader = { id: "me", withDays: true };
const shape = (entries: ThreadEntry[]) =>
  threadDays(entries, reader).flatMap(({ rows }) =>
    rows.map(({ entry, startsGroup, endsGroup }) => [entry.key, startsGroup, endsGroup]),
  );

test("one author's messages within five minutes make a group", () => {
  expect(shape([stored("a", 0, null), stored("b", 5, null), stored("c", 11, null)])).toEqual([
    ["a", true, false],
    ["b", false, true],
    ["c", true, true],
  ]);
});

test("another author starts a group, also on the same side", () => {
  const [first, second] = shape([stored("a", 0, "me"), stored("b", 1, "you")]);
  expect(first).toEqual(["a", true, true]);
  expect(second).toEqual(["b", true, true]);
});

test("a text on its way joins the reader's own group", () => {
  const at = new Date(start + 60_000);
  const sending: ThreadEntry = {
    kind: "pending",
    key: "p",
    pending: {
      ...{ clientMessageId: "p", content: { type: "text", text: "" }, media: null },
      ...{ quoted: null, at, failure: null },
    },
  };
  expect(shape([stored("a", 0, "me"), sending])).toEqual([
    ["a", true, false],
    ["p", false, true],
  ]);
});

test("each calendar day has its own section, none before the time zone is known", () => {
  const entries = [stored("a", -13 * 60, null), stored("b", 0, null), stored("c", 1, null)];
  expect(threadDays(entries, reader).map(({ rows }) => rows.length)).toEqual([1, 2]);
  expect(threadDays(entries, { ...reader, withDays: false })).toMatchObject([{ at: null }]);
});
