import type { TemplateDraft } from "./schema.ts";

/** What the platform does: refuses the template, bills it as another category, or shows it in an unexpected way. */
export type LintSeverity = "rejects" | "recategorises" | "warns";

/** Something wrong in one field (`body`, `buttons.0.text`, `cards.1.body`), and what to do about it. */
export type LintProblem = {
  field: string;
  severity: LintSeverity;
  message: string;
  remedy: string;
};

/** A rule of docs/domain/templates.md; `others` are the account's other templates. */
export type LintRule = {
  id: string;
  find(draft: TemplateDraft, others: readonly TemplateDraft[]): readonly LintProblem[];
};

/** A problem for which the platform refuses the template. */
export function rejects(field: string, message: string, remedy: string): LintProblem {
  return { field, severity: "rejects", message, remedy };
}

/** A problem that the platform lets pass. */
export function warns(field: string, message: string, remedy: string): LintProblem {
  return { field, severity: "warns", message, remedy };
}
