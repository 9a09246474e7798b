import { expect, test } from "vitest";
import { failureWords } from "./failure-words.ts";
import { pageTitle } from "./page-title.ts";

test.each([
  [404, "absent", false],
  [403, "forbidden", false],
  [500, "failed", true],
  [503, "failed", true],
  [429, "failed", true],
])("status %d is told as %s", (status, kind, canRetry) => {
  expect(failureWords({ status, data: null })).toMatchObject({ kind, canRetry });
});

test("a failure names its request, so that it can be found in the log", () => {
  expect(failureWords({ status: 500, data: { requestId: "r-1" } }).requestId).toBe("r-1");
  expect(failureWords({ status: 500, data: { requestId: 7 } }).requestId).toBeNull();
  expect(failureWords({ status: 500, data: "x" }).requestId).toBeNull();
});

test("a server that does not answer is told apart from one that fails", () => {
  const words = failureWords({ status: null, data: null, isUnreachable: true });
  expect(words.kind).toBe("unreachable");
});

test("the tab's title counts unread conversations up to a hundred", () => {
  expect(pageTitle(0, "Luma")).toBe("Inbox · Luma");
  expect(pageTitle(3, "Luma")).toBe("(3) Inbox · Luma");
  expect(pageTitle(100, "Luma")).toBe("(99+) Inbox · Luma");
});
