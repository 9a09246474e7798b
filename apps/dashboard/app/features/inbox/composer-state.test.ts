import { maxTextLength, textLength } from "@parley/domain/messages";
import { expect, test } from "vitest";
import { charactersLeft, composerLock, isSendKey } from "./composer-state.ts";
import type { ConversationView } from "./inbox-views.ts";

const key = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13 };

test("Enter sends (S0.5)", () => expect(isSendKey(key)).toBe(true));
test("Shift+Enter starts a line (S0.5)", () =>
  expect(isSendKey({ ...key, shiftKey: true })).toBe(false));
test.each([{ isComposing: true }, { keyCode: 229 }])(
  "Enter that ends a composition does not send: %j (S0.6)",
  (more) => expect(isSendKey({ ...key, ...more })).toBe(false),
);
test("other keys do not send", () => expect(isSendKey({ ...key, key: "a" })).toBe(false));

const conversation = (status: string, isActive: boolean, more: object = {}) =>
  ({ status, number: { isActive }, contact: {}, ...more }) as ConversationView;

test.each([
  ["open", true, true, null],
  ["open", true, false, "window_expired"],
  ["open", false, false, "number_inactive"],
  ["closed", false, false, "closed"],
  ["archived", true, true, "closed"],
] as const)(
  "%s, number active %s, window open %s: %s (S0.1, S3.14)",
  (status, active, open, lock) => {
    expect(composerLock(conversation(status, active), open)).toBe(lock);
  },
);

test("the limit and the way of counting are the domain's (S1.16)", () => {
  const text = "👩‍👩‍👧 é".repeat(600);
  expect(charactersLeft(text, "meta")).toBe(maxTextLength - textLength(text));
});

test.each([
  [{ automation: "running" }, "automated"],
  [{ automation: "waiting" }, "automated"],
  [{ automation: "handoff" }, null],
  [{ contact: { isBlocked: true } }, "blocked"],
])("%j: %s (S0.2)", (more, lock) => {
  expect(composerLock(conversation("open", true, more), true)).toBe(lock);
});

test("a number of Twilio takes 1,600 characters (S1.16)", () => {
  expect(charactersLeft("a".repeat(1601), "twilio")).toBe(-1);
});

test("the counter shows near the limit and says how much is too much (S1.16)", () => {
  expect(charactersLeft("a".repeat(3895), "meta")).toBeNull();
  expect(charactersLeft("a".repeat(3896), "meta")).toBe(200);
  expect(charactersLeft("😀".repeat(4097), "meta")).toBe(-1);
});
