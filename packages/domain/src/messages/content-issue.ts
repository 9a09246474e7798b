import { cleanText } from "./clean-text.ts";
import { textLength } from "./text-length.ts";

/** Why a content cannot be sent. Stable words for programs; people read the message. */
export type ContentIssueCode =
  | "missing"
  | "too_long"
  | "too_few"
  | "too_many"
  | "duplicate"
  | "invalid"
  | "unsupported"
  | "wrong_type"
  | "too_large";

/** One breach: `field` is a path inside the content ("buttons.0.title"), `message` a whole sentence for people. */
export type ContentIssue = { field: string; code: ContentIssueCode; message: string };

/** A text in a content: where it is, what people call it ("The footer"), and its longest length in code points. */
export type TextRule = { field: string; name: string; max: number };

/** Breaches of a text that must be there: blank or too long (MSG-7). */
export function requiredText(text: string, rule: TextRule): ContentIssue[] {
  const clean = cleanText(text);
  if (clean.trim() !== "") return lengthIssues(clean, rule);
  return [{ field: rule.field, code: "missing", message: `${rule.name} is missing.` }];
}

/** Breaches of a text that may be left out (null) but not be blank. A rule of length 0 allows no text (MSG-7). */
export function optionalText(text: string | null, rule: TextRule): ContentIssue[] {
  if (text === null) return [];
  if (rule.max > 0) return requiredText(text, rule);
  const message = `${rule.name} cannot be sent from this number.`;
  return [{ field: rule.field, code: "unsupported", message }];
}

/** Breaches of an id that comes back with the customer's answer: as of a text, or white space around it (B.2). */
export function idIssues(id: string, rule: TextRule): ContentIssue[] {
  const issues = requiredText(id, rule);
  if (issues.length > 0 || id === id.trim()) return issues;
  const message = `${rule.name} must not begin or end with white space.`;
  return [{ field: rule.field, code: "invalid", message }];
}

/** A breach for each value that an earlier one of the list has, too. */
export function duplicateIssues(
  values: readonly (Omit<TextRule, "max"> & { value: string })[],
): ContentIssue[] {
  const seen = new Set<string>();
  return values.flatMap(({ value, field, name }) => {
    const isRepeated = seen.has(value);
    seen.add(value);
    if (!isRepeated) return [];
    return [{ field, code: "duplicate" as const, message: `${name} is used twice.` }];
  });
}

/** A breach of how many things there may be, at least one of them; `names` is their plural with an s ("buttons"). */
export function countIssues(
  count: number,
  rule: { field: string; names: string; max: number },
): ContentIssue[] {
  const { field, names, max } = rule;
  if (count === 0) return [{ field, code: "too_few", message: `There are no ${names}.` }];
  if (count <= max) return [];
  const most = max === 1 ? `1 ${names.slice(0, -1)}` : `${max} ${names}`;
  const message = `There can be at most ${most}; there are ${count}.`;
  return [{ field, code: "too_many", message }];
}

function lengthIssues(text: string, { field, name, max }: TextRule): ContentIssue[] {
  const length = textLength(text);
  if (length <= max) return [];
  const message = `${name} can have at most ${grouped(max)} characters; it has ${grouped(length)}.`;
  return [{ field, code: "too_long", message }];
}

function grouped(value: number): string {
  return value.toLocaleString("en-US");
}
