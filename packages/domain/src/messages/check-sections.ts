import { type ContentIssue, countIssues, optionalText } from "./content-issue.ts";

type Section = { title: string | null; count: number };

/**
 * Breaches of sections, whatever they hold (`names`: "rows"): how many there are, none of them empty, and a title
 * for each as soon as there are two (MSG-9, S0.23; B.2).
 */
export function checkSections(
  sections: readonly Section[],
  most: { maxSections: number; maxSectionTitleLength: number },
  names: string,
): ContentIssue[] {
  return [
    ...countIssues(sections.length, {
      field: "sections",
      names: "sections",
      max: most.maxSections,
    }),
    ...sections.flatMap(({ title, count }, index) => {
      const field = `sections.${index}`;
      const name = `section ${index + 1}`;
      const titleRule = {
        field: `${field}.title`,
        name: `The title of ${name}`,
        max: most.maxSectionTitleLength,
      };
      const needsTitle = sections.length > 1 && titleRule.max > 0;
      return [
        ...optionalText(needsTitle ? (title ?? "") : title, titleRule),
        ...emptyIssues(count, field, `There are no ${names} in ${name}.`),
      ];
    }),
  ];
}

function emptyIssues(count: number, field: string, message: string): ContentIssue[] {
  return count > 0 ? [] : [{ field, code: "too_few", message }];
}
