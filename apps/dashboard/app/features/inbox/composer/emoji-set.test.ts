import { expect, test } from "vitest";
import { emojiGroups, emojisOf, knownEmojis, searchEmojis } from "./emoji-set.ts";

test("every group has emojis, and none stands twice", () => {
  const all = emojiGroups.flatMap(({ group }) => emojisOf(group).map(({ unicode }) => unicode));
  expect(all.length).toBeGreaterThan(1_500);
  expect(new Set(all).size).toBe(all.length);
  for (const { group } of emojiGroups) expect(emojisOf(group).length).toBeGreaterThan(10);
});

test("a search finds all its words in name and tags", () => {
  expect(searchEmojis("thumbs up").map(({ unicode }) => unicode)).toContain("👍️");
  expect(searchEmojis("COFFEE").length).toBeGreaterThan(0);
  expect(searchEmojis("no such thing at all")).toEqual([]);
});

test("what was used last is found again, what is no emoji is left out", () => {
  const [first] = emojisOf(0);
  expect(knownEmojis(["x", first?.unicode ?? ""])).toEqual([first]);
});
