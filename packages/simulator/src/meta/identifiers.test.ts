import { expect, test } from "vitest";
import { createUserId, createWamid } from "./identifiers.ts";

test("message ids look like Meta's and never repeat", () => {
  const ids = Array.from({ length: 1000 }, () => createWamid("16505551234", "in"));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^wamid\.HBgLMTY1MDU1NTEyMzQV[A-Za-z0-9+/]+=*$/);
});

test("a user id is the same within a portfolio and another outside (F.1)", () => {
  const id = createUserId("portfolio-1", "16505551234", "US");
  expect(id).toMatch(/^US\.\d{17}$/);
  expect(createUserId("portfolio-1", "16505551234", "US")).toBe(id);
  expect(createUserId("portfolio-2", "16505551234", "US")).not.toBe(id);
});
