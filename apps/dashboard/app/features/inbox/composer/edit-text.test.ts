import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Edit,
  insertText,
  type Mark,
  markOfKey,
  type Selection,
  toggleMark,
} from "./edit-text.ts";

/** The text after an edit, its selection between brackets. */
function shown({ text }: Selection, { from, to, insert, start, end }: Edit): string {
  const next = text.slice(0, from) + insert + text.slice(to);
  return `${next.slice(0, start)}[${next.slice(start, end)}]${next.slice(end)}`;
}

/** "a [b] c" with b selected. */
function at(written: string): Selection {
  const start = written.indexOf("[");
  const end = written.indexOf("]") - 1;
  return { text: written.replace("[", "").replace("]", ""), start, end };
}

const bold = (written: string) => shown(at(written), toggleMark(at(written), "bold"));

describe("marks of WhatsApp around the selection (S4.26)", () => {
  test("are put on and taken off, the words staying selected", () => {
    expect(bold("so [very] good")).toBe("so *[very]* good");
    expect(bold("so *[very]* good")).toBe("so [very] good");
    expect(bold("so [*very*] good")).toBe("so [very] good");
  });

  test("stand at the words, not at the spaces around them", () => {
    expect(bold("so[ very ]good")).toBe("so *[very]* good");
  });

  test("without a selection wait for what is typed", () => {
    expect(bold("so []")).toBe("so *[]*");
  });

  const texts = fc.string({
    unit: fc.constantFrom("a", "b", " ", "é"),
    minLength: 1,
    maxLength: 20,
  });
  test.each(["bold", "italic", "strike", "mono"] as const)("%s twice is nothing", (mark: Mark) => {
    fc.assert(
      fc.property(texts, fc.nat(20), fc.nat(20), (text, a, b) => {
        const [start = 0, end = 0] = [a, b]
          .map((one) => Math.min(one, text.length))
          .sort((x, y) => x - y);
        const once = toggleMark({ text, start, end }, mark);
        const marked = text.slice(0, once.from) + once.insert + text.slice(once.to);
        const twice = toggleMark({ text: marked, start: once.start, end: once.end }, mark);
        expect(marked.slice(0, twice.from) + twice.insert + marked.slice(twice.to)).toBe(text);
      }),
    );
  });
});

test("an inserted text takes the selection's place, the caret behind it", () => {
  expect(shown(at("a [b] c"), insertText(at("a [b] c"), "🙂"))).toBe("a 🙂[] c");
});

test("keys are marks with Ctrl or ⌘ alone", () => {
  const held = { ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  expect(markOfKey({ ...held, key: "b" })).toBe("bold");
  expect(markOfKey({ ...held, key: "I" })).toBe("italic");
  expect(markOfKey({ ...held, key: "X", shiftKey: true })).toBe("strike");
  expect(markOfKey({ ...held, key: "M", shiftKey: true })).toBe("mono");
  expect(markOfKey({ ...held, key: "b", shiftKey: true })).toBeNull();
  expect(markOfKey({ ...held, key: "v" })).toBeNull();
  expect(markOfKey({ ...held, ctrlKey: false, key: "b" })).toBeNull();
  expect(markOfKey({ ...held, altKey: true, key: "b" })).toBeNull();
});
