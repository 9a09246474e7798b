import { expect, test } from "vitest";
import { DomainError, describeError } from "./index.ts";

test("a logged error holds no message, because messages quote people's words (T-69)", () => {
  const cause = Object.assign(new Error("invalid input: 'my secret'"), { code: "22P02" });
  const described = describeError(new Error("Failed query: insert … params: my secret", { cause }));
  expect(JSON.stringify(described)).not.toContain("secret");
  expect(described.cause).toMatchObject({ name: "Error", code: "22P02", cause: null });
  expect(described.frames[0]).toMatch(/^at /);
});

test("a rule's refusal is known by its code", () => {
  const described = describeError(new DomainError("number.inactive", "unable to send message"));
  expect(described).toMatchObject({ name: "DomainError", code: "number.inactive" });
});

test("what is no error is told by its type alone", () => {
  expect(describeError("my secret")).toEqual({
    name: "string",
    code: null,
    frames: [],
    cause: null,
  });
});

test("an error without a stack has no frames", () => {
  const error = new Error("x");
  Reflect.deleteProperty(error, "stack");
  expect(describeError(error).frames).toEqual([]);
});
