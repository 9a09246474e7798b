import { expect, test } from "vitest";
import { matchReplies } from "./match-replies.ts";

const replies = [
  { shortcut: "hours", text: "We are open until six." },
  { shortcut: "sorry", text: "Sorry about our opening hours." },
  { shortcut: "thanks", text: "Thank you!" },
];
const found = (query: string) => matchReplies(replies, query).map(({ shortcut }) => shortcut);

test("a shortcut that begins so comes before a text that only holds it", () => {
  expect(found("")).toEqual(["hours", "sorry", "thanks"]);
  expect(found("hours")).toEqual(["hours", "sorry"]);
  expect(found("open")).toEqual(["hours", "sorry"]);
  expect(found("nothing")).toEqual([]);
});

test("at most eight are shown", () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ shortcut: `a${at}`, text: "" }));
  expect(matchReplies(many, "a")).toHaveLength(8);
});
