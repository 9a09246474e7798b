import fc from "fast-check";
import { expect, test } from "vitest";
import { contactWords, phoneTerm, readWords, searchTerms } from "./index.ts";
import { maxWordLength } from "./read-words.ts";

const wordsOf = (text: string) => readWords(text).map(({ word }) => word);

test("words are runs of letters and digits, cut at 40 signs (SEA-1)", () => {
  expect(wordsOf("Order #A-1029, please: l'eau_2!")).toEqual([
    ...["order", "a", "1029", "please", "l", "eau", "2"],
  ]);
  expect(wordsOf("x".repeat(90))).toEqual(["x".repeat(maxWordLength)]);
  expect(wordsOf(" …🎉 ـ ")).toEqual([]);
});

test.each([
  ["Café", "cafe"],
  ["STRAẞE", "strasse"],
  ["Łódź", "lodz"],
  ["İstanbul", "istanbul"],
  ["ｆｕｌｌ１２", "full12"],
  ["Ёлка", "елка"],
  ["مُحَمَّد", "محمد"],
  ["हिन्दी", "हिन्दी"],
  ["한국어", "한국어"],
])("%s and %s are one word (SEA-2)", (written, typed) => {
  expect(wordsOf(written)).toEqual(wordsOf(typed));
  expect(wordsOf(written)).toHaveLength(1);
});

test("scripts without spaces are read in pairs, beside others too (SEA-3)", () => {
  expect(wordsOf("東京都2号room")).toEqual(["東京", "京都", "都", "2", "号", "room"]);
  expect(wordsOf("ราคา")).toEqual(["รา", "าค", "คา", "า"]);
});

test("a word stands where it says (SEA-1)", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      for (const { word, start, end } of readWords(text)) {
        expect(word).not.toBe("");
        expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }
    }),
  );
});

test.each([
  ["two words", { words: ["two"], prefix: "words" }],
  ["again again", { words: [], prefix: "again" }],
  ["a b", { words: ["a", "b"], prefix: null }],
  ["b b", { words: ["b"], prefix: null }],
  ["x", { words: ["x"], prefix: null }],
  ["猫", { words: [], prefix: "猫" }],
  ["東京都", { words: ["東京"], prefix: "京都" }],
  ["in 東京", { words: ["in"], prefix: "東京" }],
])("%s: all words, the last as a beginning (SEA-4)", (query, terms) => {
  expect(searchTerms(query)).toEqual(terms);
});

test("ten words count, and nothing to look for is no search (SEA-4)", () => {
  const many = searchTerms("aa bb cc dd ee ff gg hh ii jj kk ll");
  expect(many?.words).toHaveLength(9);
  expect(many?.prefix).toBe("ll");
  expect(searchTerms("a b c d e f g h i j k l")?.words).toHaveLength(10);
  expect(searchTerms(" %_*!? ")).toBeNull();
});

test("a person is found by names and by every end of the phone (SEA-6)", () => {
  const words = contactWords({ names: ["Ana Núñez", null, "ana"], phones: ["+4915112"] });
  expect(words).toEqual(["ana", "nunez", "4915112", "915112", "15112", "5112"]);
  expect(contactWords({ names: [], phones: ["+12"] })).toEqual([]);
});

test.each([
  ["+49 (151) 123", "49151123"],
  ["0151-12.3", "151123"],
  ["0049 151", "49151"],
  ["00012", null],
  ["12", null],
  ["order 123", null],
])("%s as a part of a phone is %s (SEA-6)", (query, term) => {
  expect(phoneTerm(query)).toBe(term);
});
