import { findMentions, type Mentionable } from "@parley/domain/notes";
import { expect, test } from "vitest";
import { completeMention, matchingPeople, openMention } from "./mention-state.ts";

const people = ["Ana Lima", "Anatole Roux", "Bo Lima"].map(
  (fullName) => ({ userId: fullName, fullName }) as unknown as Mentionable,
);

test.each([
  ["@", 1, { start: 0, words: "" }],
  ["ask @an", 7, { start: 4, words: "an" }],
  ["ask @ana li", 11, { start: 4, words: "ana li" }],
  ["(@bo", 4, { start: 1, words: "bo" }],
  ["ask @an later", 7, { start: 4, words: "an" }],
])("in %j at %d a mention is being typed (S3.20)", (text, cursor, wanted) => {
  expect(openMention(text, cursor)).toEqual(wanted);
});

test.each([
  ["ana@example", 11],
  ["ask ana", 7],
  ["@ana lima, please", 17],
  ["@ana\nx", 6],
])("in %j at %d none is (S3.20)", (text, cursor) => {
  expect(openMention(text, cursor)).toBeNull();
});

test("offered are the members of whose name a word begins so (S3.20)", () => {
  const names = (words: string) =>
    matchingPeople(people, { start: 0, words }).map(({ fullName }) => fullName);
  expect(names("ana")).toEqual(["Ana Lima", "Anatole Roux"]);
  expect(names("LIMA")).toEqual(["Ana Lima", "Bo Lima"]);
  expect(names("ana l")).toEqual(["Ana Lima"]);
  expect(names("x")).toEqual([]);
});

test("what is completed is a mention, with the cursor behind it (S3.20, NOT-3)", () => {
  const text = "ask @an later";
  const mention = openMention(text, 7);
  const done = completeMention(text, 7, mention!, people[0]!);
  expect(done).toEqual({ text: "ask @Ana Lima later", cursor: 14 });
  expect(findMentions(done.text, people)).toMatchObject([{ userId: "Ana Lima", start: 4 }]);
});
