import { expect, test } from "vitest";
import { DomainError, errorCodes } from "./index.ts";

test("a domain error carries its code, its kind and a sentence", () => {
  const error = new DomainError("conversation.window_closed", "unable to send message; …");
  expect(error).toMatchObject({ code: "conversation.window_closed", kind: "refused" });
  expect(error.message).toContain("unable to send message");
});

test("every error code is entity.reason", () => {
  for (const code of Object.keys(errorCodes)) expect(code).toMatch(/^[a-z]+\.[a-z_]+$/);
});
