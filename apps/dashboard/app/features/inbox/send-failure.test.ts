import { expect, test } from "vitest";
import { sendFailureOf } from "./send-failure.ts";

const answered = (httpStatus: number) =>
  Object.assign(new Error("unable to send message; it is too long"), { data: { httpStatus } });

test.each([400, 403, 404, 409, 412])("an answer of %d is a refusal with its reason", (status) => {
  expect(sendFailureOf(answered(status))).toEqual({
    kind: "refused",
    message: "unable to send message; it is too long",
  });
});

test.each([
  new TypeError("Failed to fetch"),
  Object.assign(new Error("Unable to transform response"), { data: null }),
  "thrown text",
])("without an answer the text waits for the connection (F-61): %s", (error) => {
  expect(sendFailureOf(error).kind).toBe("waiting");
});

test.each([answered(429), answered(503)])(
  "without a final answer the same text may be sent again: %s",
  (error) => {
    expect(sendFailureOf(error).kind).toBe("unreached");
  },
);
