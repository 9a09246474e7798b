import { workspaceSlugSchema } from "@parley/domain/accounts";
import { expect, test } from "vitest";
import { suggestSlug } from "./suggest-slug.ts";

test.each([
  ["Luma Furniture", "luma-furniture"],
  ["Café Müller & Söhne", "cafe-muller-sohne"],
  ["Ana's Flowers", "anas-flowers"],
  ["  --Groß & Klein-- ", "gross-klein"],
  ["A.B.C. 24/7", "a-b-c-24-7"],
])("%j suggests %j, which the rules allow", (company, slug) => {
  expect(suggestSlug(company)).toBe(slug);
  expect(workspaceSlugSchema.safeParse(slug).success).toBe(true);
});

test("a name of signs that no URL has suggests nothing", () => {
  expect(suggestSlug("山田家具")).toBe("");
});

test("a long name is cut without a hyphen at its end", () => {
  expect(suggestSlug(`${"a".repeat(39)} company`)).toBe("a".repeat(39));
});
