import { toTrpcError } from "@parley/api/errors";
import { signUpSchema } from "@parley/domain/accounts";
import { DomainError } from "@parley/domain/errors";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { readForm } from "./read-form.server.ts";

const names = ["fullName", "email", "company", "slug", "password"] as const;
const filled = {
  fullName: "Ana Lima",
  email: "ana@example.com",
  company: "Luma",
  slug: "luma",
  password: "12345678",
};

const formOf = (fields: Record<string, string | Blob>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

const read = (fields: Record<string, string | Blob>) =>
  readForm(formOf(fields), names, signUpSchema, { "account.email_taken": "email" });

const accepted = () => {
  const result = read(filled);
  if (!result.isValid) throw new Error("the form is right");
  return result;
};

test("a right form is read, and what was not asked for is left out", () => {
  const result = read({ ...filled, role: "owner" });
  expect(result).toMatchObject({ isValid: true, input: filled });
});

test("each wrong field has its own sentence, and the password is never sent back", () => {
  const result = read({ ...filled, email: "x", slug: "A b", password: "short" });
  expect(result).toMatchObject({ isValid: false, refusal: { status: 400 } });
  const { state } = (result as { refusal: { state: Record<string, unknown> } }).refusal;
  expect(Object.keys(state.errors as object).sort()).toEqual(["email", "password", "slug"]);
  expect(state.values).toEqual({ ...filled, email: "x", slug: "A b", password: undefined });
  expect(JSON.stringify(state)).not.toContain("short");
});

test("a file in the place of a text counts as empty", () => {
  expect(read({ ...filled, email: new Blob(["x"]) })).toMatchObject({ isValid: false });
});

test("a refusal that is about a field stands beside it", () => {
  const error = toTrpcError(new DomainError("account.email_taken", "unable to sign up; taken"));
  expect(accepted().refused(error)).toMatchObject({
    state: { errors: { email: "Unable to sign up; taken." }, refusal: null },
    status: 409,
  });
});

test("any other refusal is told as a whole", () => {
  const error = toTrpcError(new DomainError("auth.too_many_attempts", "too many tries"));
  expect(accepted().refused(error)).toMatchObject({
    state: { errors: {}, refusal: "Too many tries." },
    status: 429,
  });
});

test("a failure of ours is no refusal", () => {
  const error = new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: "secret" });
  expect(() => accepted().refused(error)).toThrow(error);
});
