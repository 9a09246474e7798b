import { expect, test } from "vitest";
import {
  blankSections,
  countRows,
  type DraftSections,
  type ListAction,
  listReducer,
  sectionsOf,
} from "./list-state.ts";

const after = (...actions: ListAction[]) =>
  actions.reduce<DraftSections>(listReducer, blankSections);

test("rows are counted over all sections (S0.24)", () => {
  const sections = after({ type: "row_added", section: 0 }, { type: "section_added" });
  expect(countRows(sections)).toBe(3);
});

test("each row has a title, a description if there is one, and an id of its own (S0.25)", () => {
  const sections = after(
    { type: "section_named", section: 0, title: "Cakes" },
    { type: "row_changed", section: 0, row: 0, change: { title: "Lemon", description: "Sour" } },
    { type: "section_added" },
    { type: "row_changed", section: 1, row: 0, change: { title: "Tea" } },
  );
  expect(sectionsOf(sections)).toEqual([
    { title: "Cakes", rows: [{ id: "row-1", title: "Lemon", description: "Sour" }] },
    { title: null, rows: [{ id: "row-2", title: "Tea", description: null }] },
  ]);
});

test("a section goes with its last row, or by itself (S0.23)", () => {
  const two = after({ type: "section_added" }, { type: "row_added", section: 0 });
  expect(listReducer(two, { type: "row_removed", section: 1, row: 0 })).toHaveLength(1);
  expect(listReducer(two, { type: "section_removed", section: 0 })).toHaveLength(1);
  expect(countRows(listReducer(two, { type: "row_removed", section: 0, row: 1 }))).toBe(2);
});
