import { expect, test } from "vitest";
import { failureSentence } from "./failure-sentence.ts";

test("the server's words become a sentence", () => {
  const error = Object.assign(new Error("unable to assign; Zoe has it now"), { data: {} });
  expect(failureSentence(error)).toBe("Unable to assign; Zoe has it now");
});

test("without an answer the connection is to blame, and what to do is said", () => {
  const words = "The server could not be reached. Check your connection, then try again.";
  expect(failureSentence(new Error("Failed to fetch"))).toBe(words);
  expect(failureSentence("odd")).toBe(words);
});
