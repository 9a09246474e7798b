import { expect, test } from "vitest";
import { parseMarkup } from "./markup.js";

const text = (value: string) => ({ kind: "text", text: value });

test.each<[string, unknown[]]>([
  ["*bold*", [{ kind: "bold", children: [text("bold")] }]],
  ["*_both_*", [{ kind: "bold", children: [{ kind: "italic", children: [text("both")] }] }]],
  ["a ~gone~.", [text("a "), { kind: "strike", children: [text("gone")] }, text(".")]],
  ["`*code*`", [{ kind: "code", text: "*code*" }]],
  ["```a\n*b*```", [{ kind: "block", text: "a\n*b*" }]],
  ["2*3*4", [text("2*3*4")]],
  ["snake_case_name", [text("snake_case_name")]],
  ["* a *", [{ kind: "item", label: "• ", children: [text("a *")] }]],
  ["*open", [text("*open")]],
  ["*a\nb*", [text("*a"), text("\n"), text("b*")]],
  ["> said", [{ kind: "quote", children: [text("said")] }]],
  ["1. one", [{ kind: "item", label: "1. ", children: [text("one")] }]],
  [
    "see https://a.example/x_y_z.",
    [text("see "), { kind: "link", text: "https://a.example/x_y_z" }, text(".")],
  ],
  ["<b>x</b>", [text("<b>x</b>")]],
  ["javascript:alert(1)", [text("javascript:alert(1)")]],
])("%j is read as WhatsApp reads it (D)", (source, pieces) => {
  expect(parseMarkup(source)).toEqual(pieces);
});

test("a long run of markers is read in linear time", () => {
  const startedAt = performance.now();
  parseMarkup("*_~".repeat(1300));
  expect(performance.now() - startedAt).toBeLessThan(500);
});
