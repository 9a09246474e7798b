import { buttonRules } from "./button-rules.ts";
import { categoryRules } from "./category-rules.ts";
import { identityRules } from "./identity-rules.ts";
import { linkRules } from "./link-rules.ts";
import type { LintProblem, LintRule } from "./lint-rule.ts";
import { offerRules } from "./offer-rules.ts";
import type { TemplateDraft } from "./schema.ts";
import { textRules } from "./text-rules.ts";
import { variableRules } from "./variable-rules.ts";

/** A problem with the id of the rule that found it. */
export type LintFinding = LintProblem & { rule: string };

const rules: readonly LintRule[] = [
  ...identityRules,
  ...textRules,
  ...variableRules,
  ...buttonRules,
  ...linkRules,
  ...offerRules,
  ...categoryRules,
];

/**
 * Why the platform would refuse, recategorise or garble this draft, in the order of the rules TPL-20 to TPL-48; empty
 * when nothing is known against it. `others` are the account's other templates. Never throws; linear in the sizes.
 */
export function lintTemplate(
  draft: TemplateDraft,
  others: readonly TemplateDraft[] = [],
): LintFinding[] {
  return rules.flatMap(({ id, find }) =>
    find(draft, others).map((problem) => ({ rule: id, ...problem })),
  );
}
