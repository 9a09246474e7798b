import fc from "fast-check";
import { expect, test } from "vitest";
import { searchExcerpt, searchTerms } from "./index.ts";

function marked(query: string, ...texts: string[]): string {
  const terms = searchTerms(query) ?? { words: [], prefix: null };
  return searchExcerpt(texts, terms)
    .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join("");
}

test.each([
  ["invoice 12", "Your *invoice*\n number 1234", "Your [invoice] number [12]34"],
  ["cafe", "A Café and cafés", "A [Café] and [cafe]s".replace("cafe]s", "café]s")],
  ["strasse", "Straßenbahn", "[Straßenbahn]"],
  ["東京", "今日は東京都です", "今日は[東京]都です"],
  ["京", "東京都", "東[京]都"],
  ["東京都", "今日は東京都です", "今日は[東京都]です"],
  ["a", "a b a", "[a] b [a]"],
  ["nothing", "Not here", "Not here"],
])("%s is marked in its text (SEA-7)", (query, text, expected) => {
  expect(marked(query, text)).toBe(expected);
});

test("the text with most matches is shown, and none of no text (SEA-7)", () => {
  expect(marked("bill may", "A bill", "Bill of May.pdf")).toBe("[Bill] of [May].pdf");
  expect(marked("bill")).toBe("");
});

test("a long text is cut around its first match, at words (SEA-7)", () => {
  const text = `${"word ".repeat(60)}needle ${"tail ".repeat(60)}`;
  const shown = marked("needle", text);
  expect(shown).toMatch(/^…word .*\[needle\] tail .*…$/);
  expect(shown.length).toBeLessThan(170);
  expect(marked("end", `${"word ".repeat(60)}end`)).toMatch(/^…(word )+\[end\]$/);
  expect(marked("word", text)).toMatch(/^\[word\].*…$/);
  expect(marked("needle", `${"x".repeat(300)} needle`)).toMatch(/^…x+ \[needle\]$/);
});

test("a match over the edge is cut with its text, halves of signs are never shown (SEA-7)", () => {
  const edge = marked("yes zz", `yes ${"w ".repeat(76)}${"z".repeat(30)}`);
  expect(edge.endsWith("[zz]zz…")).toBe(true);
  const over = `yes ${"w ".repeat(77)}zzzz ${"w ".repeat(40)}zzzz`;
  expect(marked("yes zzzz", over)).toMatch(/\[zz\]…$/);
  expect(marked("needle", `${"😀".repeat(100)}needle ${"😀".repeat(100)}`).isWellFormed()).toBe(
    true,
  );
  expect(marked("needle", `x${"😀".repeat(100)}needle ${"😀".repeat(100)}`).isWellFormed()).toBe(
    true,
  );
});

test("an excerpt is a part of its text, whatever is searched (SEA-7)", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 400 });
  fc.assert(
    fc.property(text, fc.string({ maxLength: 8 }), (written, query) => {
      const line = marked("\u0000", written).replace(/^…|…$/g, "");
      const terms = searchTerms(query) ?? { words: [], prefix: null };
      const shown = searchExcerpt([written], terms)
        .map((part) => part.text)
        .join("");
      expect(shown.length).toBeLessThanOrEqual(163);
      expect(line.length).toBeLessThanOrEqual(161);
    }),
  );
});
