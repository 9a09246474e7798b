import { expect, test } from "vitest";
import { formIssues, orNull } from "./form-issues.ts";
import type { Composed } from "./form-kind.ts";

const buttons = (titles: string[], more: object = {}): Composed => ({
  content: {
    ...{ type: "buttons", header: null, body: "Shall we?", footer: null },
    buttons: titles.map((title, index) => ({ id: `option-${index + 1}`, title })),
    ...more,
  } as Composed["content"],
  media: null,
});

test("a message that may be sent has no issues (S0.19)", () => {
  expect(formIssues(buttons(["Yes", "No"]), "meta")).toEqual([]);
});

test("a missing body and a long title are named by field (S0.18, S0.20)", () => {
  const issues = formIssues(buttons(["x".repeat(21)], { body: "" }), "meta");
  expect(issues.map(({ field }) => field)).toEqual(["body", "buttons.0.title"]);
});

test("a header whose file is not there yet is asked for (S0.21)", () => {
  const header = { type: "image", media: { mediaId: "" } };
  expect(formIssues(buttons(["Yes"], { header }), "meta")).toMatchObject([
    { field: "header.media", code: "missing" },
  ]);
});

test("blank is left out", () => {
  expect(orNull("  ")).toBeNull();
  expect(orNull(" a ")).toBe("a");
});
