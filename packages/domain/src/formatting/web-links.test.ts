import { expect, test } from "vitest";
import { webLinks } from "./index.ts";

test.each([
  [
    "see https://a.example/x?y=1, and *https://b.example*",
    ["https://a.example/x?y=1", "https://b.example"],
  ],
  [
    "- https://a.example\n- _~https://b.example~_\n1. x",
    ["https://a.example", "https://b.example"],
  ],
  ["> https://a.example\n1. https://b.example", ["https://a.example", "https://b.example"]],
  ["https://a.example https://a.example", ["https://a.example"]],
  ["ana@example.com mailto:ana@example.com", []],
  ["```https://a.example``` `https://b.example`", []],
  ["nothing\nhere", []],
])("%j links to %j (FMT-9)", (text, wanted) => {
  expect(webLinks(text)).toEqual(wanted);
});
