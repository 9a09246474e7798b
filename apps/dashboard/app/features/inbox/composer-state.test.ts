import { maxTextLength as ruleLength, textLength } from "@parley/domain/messages";
import { expect, test } from "vitest";
import { charactersLeft, composerLock, isSendKey, maxTextLength } from "./composer-state.ts";
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

const conversation = (status: string, isActive: boolean) =>
  ({ status, number: { isActive } }) as ConversationView;

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
  expect(maxTextLength).toBe(ruleLength);
  const text = "👩‍👩‍👧 é".repeat(600);
  expect(charactersLeft(text)).toBe(maxTextLength - textLength(text));
});

test("the counter shows near the limit and says how much is too much (S1.16)", () => {
  expect(charactersLeft("a".repeat(3895))).toBeNull();
  expect(charactersLeft("a".repeat(3896))).toBe(200);
  expect(charactersLeft("😀".repeat(4097))).toBe(-1);
});
