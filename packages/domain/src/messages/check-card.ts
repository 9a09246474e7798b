import type { Capabilities } from "./capability.ts";
import { type ContentIssue, countIssues, requiredText } from "./content-issue.ts";
import { isEmoji } from "./emoji.ts";
import type { ContentOf } from "./schema.ts";

/** Breaches of a place: both coordinates within the globe, a name where the provider needs one (MSG-10, S1.21). */
export function checkLocation(
  { latitude, longitude, name }: ContentOf<"location">,
  limits: Capabilities,
): ContentIssue[] {
  const nameRule = {
    field: "name",
    name: "The name of the place",
    max: limits.maxTextLength,
  };
  return [
    ...degreeIssues(latitude, "latitude", 90),
    ...degreeIssues(longitude, "longitude", 180),
    ...(limits.needsLocationName ? requiredText(name ?? "", nameRule) : []),
  ];
}

/** Breaches of contact cards: how many, a name on each, a birthday that is a date (MSG-10; B.2, B.5). */
export function checkContacts(
  { contacts }: ContentOf<"contacts">,
  limits: Capabilities,
): ContentIssue[] {
  return [
    ...countIssues(contacts.length, {
      field: "contacts",
      names: "contacts",
      max: limits.maxContacts,
    }),
    ...contacts.flatMap(({ name, birthday }, index) => {
      const field = `contacts.${index}`;
      return [
        ...(name.trim() === ""
          ? [missing(`${field}.name`, `Contact ${index + 1} has no name.`)]
          : []),
        ...birthdayIssues(birthday, `${field}.birthday`, index + 1),
      ];
    }),
  ];
}

/** Breaches of a reaction: it is one emoji or, taking ours away, none; not every provider has any (MSG-10; B.5). */
export function checkReaction(
  { emoji }: ContentOf<"reaction">,
  limits: Capabilities,
): ContentIssue[] {
  if (!limits.canReact) {
    const message = "Reactions cannot be sent from this number.";
    return [{ field: "type", code: "unsupported", message }];
  }
  if (emoji === null || isEmoji(emoji)) return [];
  return [{ field: "emoji", code: "invalid", message: "A reaction is exactly one emoji." }];
}

function degreeIssues(degrees: number, field: string, max: number): ContentIssue[] {
  if (Math.abs(degrees) <= max) return [];
  const message = `The ${field} must be between -${max} and ${max} degrees.`;
  return [{ field, code: "invalid", message }];
}

function birthdayIssues(birthday: string | null, field: string, place: number): ContentIssue[] {
  if (birthday === null || isDate(birthday)) return [];
  const message = `The birthday of contact ${place} is not a date like 1990-12-31.`;
  return [{ field, code: "invalid", message }];
}

/** A day of the calendar as YYYY-MM-DD; the 31st of April is none. */
function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function missing(field: string, message: string): ContentIssue {
  return { field, code: "missing", message };
}
