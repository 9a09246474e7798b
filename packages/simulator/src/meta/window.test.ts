import { expect, test } from "vitest";
import { isWindowOpen, opensWindow } from "./window.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

test.each([
  [0, true],
  [DAY_MS - 1, true],
  [DAY_MS, false],
  [DAY_MS + 1, false],
  [-5000, true],
])("%i ms after the customer's message the window is open: %s (E.1)", (age, isOpen) => {
  expect(isWindowOpen(1_000_000, 1_000_000 + age)).toBe(isOpen);
});

test("without a message the window is closed", () => {
  expect(isWindowOpen(undefined, 0)).toBe(false);
});

test.each([
  ["text", true],
  ["reaction", true],
  ["unsupported", true],
  ["system", false],
  ["edit", false],
  ["revoke", false],
])("a %s opens the window: %s (E.1, rule 7)", (type, opens) => {
  expect(opensWindow(type)).toBe(opens);
});
