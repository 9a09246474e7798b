import type { Capabilities, ListCapability } from "./capability.ts";
import { checkFrame } from "./check-frame.ts";
import { checkSections } from "./check-sections.ts";
import {
  type ContentIssue,
  countIssues,
  duplicateIssues,
  idIssues,
  optionalText,
  requiredText,
} from "./content-issue.ts";
import type { ContentOf } from "./schema.ts";

type List = ContentOf<"list">;
type Row = List["sections"][number]["rows"][number] & { field: string; name: string };

/** Breaches of a list: its button, sections and rows, which are counted over all sections (MSG-9, S0.23–S0.25). */
export function checkList(
  content: List,
  most: ListCapability,
  limits: Capabilities,
): ContentIssue[] {
  const rows = content.sections.flatMap((section, at) =>
    section.rows.map((row, index) => ({ ...row, field: `sections.${at}.rows.${index}` })),
  );
  const named = rows.map((row, index) => ({ ...row, name: `row ${index + 1}` }));
  return [
    ...checkFrame(content, most, limits),
    ...requiredText(content.button, {
      field: "button",
      name: "The text of the button",
      max: most.maxButtonLength,
    }),
    ...checkSections(
      content.sections.map(({ title, rows: { length } }) => ({ title, count: length })),
      most,
      "rows",
    ),
    ...countIssues(rows.length, { field: "sections", names: "rows", max: most.maxRows }),
    ...named.flatMap((row) => rowIssues(row, most)),
    ...duplicateIssues(
      named.map(({ id, field, name }) => ({
        value: id,
        field: `${field}.id`,
        name: `The id of ${name}`,
      })),
    ),
  ];
}

function rowIssues({ id, title, description, field, name }: Row, most: ListCapability) {
  return [
    ...idIssues(id, { field: `${field}.id`, name: `The id of ${name}`, max: most.maxRowIdLength }),
    ...requiredText(title, {
      field: `${field}.title`,
      name: `The title of ${name}`,
      max: most.maxRowTitleLength,
    }),
    ...optionalText(description, {
      field: `${field}.description`,
      name: `The description of ${name}`,
      max: most.maxRowDescriptionLength,
    }),
  ];
}
