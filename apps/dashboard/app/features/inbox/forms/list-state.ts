import type { SendableContent } from "@parley/domain/messages";
import { orNull } from "./form-issues.ts";

type Sections = Extract<SendableContent, { type: "list" }>["sections"];

export type DraftRow = { title: string; description: string };
export type DraftSection = { title: string; rows: readonly DraftRow[] };
export type DraftSections = readonly DraftSection[];

export type ListAction =
  | { type: "section_added" }
  | { type: "section_named"; section: number; title: string }
  | { type: "section_removed"; section: number }
  | { type: "row_added"; section: number }
  | { type: "row_changed"; section: number; row: number; change: Partial<DraftRow> }
  | { type: "row_removed"; section: number; row: number };

const blankRow: DraftRow = { title: "", description: "" };
const blankSection: DraftSection = { title: "", rows: [blankRow] };
export const blankSections: DraftSections = [blankSection];

/** The rows of a list while it is written; a section that loses its last row goes (S0.23–S0.25). */
export function listReducer(sections: DraftSections, action: ListAction): DraftSections {
  if (action.type === "section_added") return [...sections, blankSection];
  return sections.flatMap((section, at) =>
    at === action.section ? changeSection(section, action) : [section],
  );
}

export function countRows(sections: DraftSections): number {
  return sections.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** The sections to send; each row gets an id of its own, by which its choice comes back. */
export function sectionsOf(sections: DraftSections): Sections {
  let count = 0;
  return sections.map(({ title, rows }) => ({
    title: orNull(title),
    rows: rows.map((row) => {
      count += 1;
      return { id: `row-${count}`, title: row.title.trim(), description: orNull(row.description) };
    }),
  }));
}

function changeSection(
  section: DraftSection,
  action: Exclude<ListAction, { type: "section_added" }>,
): DraftSection[] {
  switch (action.type) {
    case "section_removed":
      return [];
    case "section_named":
      return [{ ...section, title: action.title }];
    case "row_added":
      return [{ ...section, rows: [...section.rows, blankRow] }];
    case "row_changed": {
      const { row, change } = action;
      const rows = section.rows.map((one, at) => (at === row ? { ...one, ...change } : one));
      return [{ ...section, rows }];
    }
    case "row_removed": {
      const rows = section.rows.filter((_, at) => at !== action.row);
      return rows.length === 0 ? [] : [{ ...section, rows }];
    }
  }
}
