import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MarkupNode, markupText, parseMarkup, stripMarkup } from "./index.ts";

describe("for any text", () => {
  const piece = fc
    .constantFrom("*", "_", "~", "`", "```", "\n", " ", "a", "ä", "😀", "- ", "* ", "1. ", "> ")
    .chain((mark) =>
      fc.constantFrom(
        mark,
        `${mark}x`,
        "https://x.example/",
        "a@b.example",
        "http://",
        "\ud800",
        ")",
      ),
    );
  const anyText = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
    anyCodePoints(50),
  );

  test("nothing is dropped: the nodes with their markers are the text (FMT-10)", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(written(parseMarkup(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("stripping takes only markers away (FMT-12)", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = stripMarkup(text);
        expect(plain).toBe(markupText(parseMarkup(text)));
        expect(isSubsequence(plain, text)).toBe(true);
        expect(letters(plain)).toBe(letters(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("every link is http, https or mailto (FMT-9)", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const href of hrefs(parseMarkup(text)))
          expect(new URL(href).protocol).toMatch(/^(?:https?|mailto):$/);
      }),
    );
  });

  const hostile = [
    "*",
    "_a ",
    "*a _b ~c ",
    "`",
    "` ",
    "```",
    "```x```",
    "````",
    "\n",
    "- a\n",
    "> ",
    "http://",
    "http:// ",
    "http://[,",
    "a@",
    "a.",
    "a_",
    "https://a.b/) ",
    ")",
    "1. ",
    "\u0301",
  ];
  test.each(hostile)(
    "twice as much %j takes at most about twice the steps (FMT-11, Z-04)",
    (unit) => {
      const steps = (times: number) => {
        const meter = { steps: 0 };
        parseMarkup(unit.repeat(times), meter);
        return meter.steps;
      };
      expect(steps(4000)).toBeLessThanOrEqual(2 * steps(2000) + 64);
      expect(steps(2000)).toBeLessThanOrEqual(8 * unit.length * 2000 + 64);
    },
  );
});

function written(nodes: readonly MarkupNode[]): string {
  let text = "";
  let wasBlock = false;
  for (const [index, node] of nodes.entries()) {
    const isBlock = "items" in node || "lines" in node;
    text += (index > 0 && (isBlock || wasBlock) ? "\n" : "") + writtenNode(node);
    wasBlock = isBlock;
  }
  return text;
}

const marks = {
  bold: "*",
  italic: "_",
  strike: "~",
  code: "`",
  code_block: "```",
  text: "",
  link: "",
};

function writtenNode(node: MarkupNode): string {
  if ("lines" in node) return node.lines.map((line) => `> ${written(line)}`).join("\n");
  if ("items" in node)
    return node.items.map(({ marker, children }) => marker + written(children)).join("\n");
  if (node.type === "break") return "\n";
  const mark = marks[node.type];
  return mark + ("children" in node ? written(node.children) : node.text) + mark;
}

function hrefs(nodes: readonly MarkupNode[]): string[] {
  return nodes.flatMap((node) => {
    if ("href" in node) return [node.href];
    if ("children" in node) return hrefs(node.children);
    if ("items" in node) return node.items.flatMap(({ children }) => hrefs(children));
    return "lines" in node ? node.lines.flatMap(hrefs) : [];
  });
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of whole) if (part.startsWith(char, at)) at += char.length;
  return at === part.length;
}

function letters(text: string): string {
  return text.replace(/[*_~`> \n]/g, "");
}

/** Any code points, lone surrogates included; the library's own "binary" unit takes most of a second to set up. */
function anyCodePoints(maxLength: number) {
  return fc
    .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength, size: "max" })
    .map((codes) => String.fromCodePoint(...codes));
}
