import { expect, test } from "vitest";
import { logInSchema, signUpSchema, workspaceSlugSchema } from "./index.ts";

const signUp = {
  fullName: "Ana Lima",
  email: "ana@example.com",
  company: "Lima Flowers",
  slug: "lima-flowers",
  password: "12345678",
};

test("a workspace URL is lower-case letters, digits and hyphens", () => {
  for (const slug of ["acme", "acme-2", "a1b"]) expect(workspaceSlugSchema.parse(slug)).toBe(slug);
  for (const slug of ["Acme", "a b c", "-acme", "acme-", "a--b", "ab", "a".repeat(41), "äcme"]) {
    expect(workspaceSlugSchema.safeParse(slug).success).toBe(false);
  }
});

test("a workspace URL is none of the product's own words", () => {
  expect(workspaceSlugSchema.safeParse("login").success).toBe(false);
});

test("a password has at least eight characters", () => {
  expect(signUpSchema.safeParse(signUp).success).toBe(true);
  expect(signUpSchema.safeParse({ ...signUp, password: "1234567" }).success).toBe(false);
});

test("fields nobody asked for are refused (T-04)", () => {
  expect(signUpSchema.safeParse({ ...signUp, role: "owner" }).success).toBe(false);
  expect(logInSchema.safeParse({ email: "a@b.co", password: "x", role: "owner" }).success).toBe(
    false,
  );
});
