import type { Mentionable } from "@parley/domain/notes";

/** What is typed of a mention at the cursor: where its "@" stands, and the words after it. */
export type OpenMention = { start: number; words: string };

const opening = /(?:^|[^\p{L}\p{N}_])@(?<words>[\p{L}\p{N}._'-]*(?: [\p{L}\p{N}._'-]*)?)$/u;

/** The mention the cursor stands in; null when it stands in none. */
export function openMention(text: string, cursor: number): OpenMention | null {
  const words = opening.exec(text.slice(0, cursor))?.groups?.words;
  return words === undefined ? null : { start: cursor - words.length - 1, words };
}

/** The members whose names, or one of the words of these, begin with what is typed; six at most. */
export function matchingPeople<Person extends Mentionable>(
  people: readonly Person[],
  { words }: OpenMention,
): Person[] {
  const typed = words.toLowerCase();
  return people
    .filter(({ fullName }) => ` ${fullName.toLowerCase()}`.includes(` ${typed}`))
    .slice(0, 6);
}

/** The text with the mention written out, and where the cursor goes. */
export function completeMention(
  text: string,
  cursor: number,
  { start }: OpenMention,
  person: Pick<Mentionable, "fullName">,
): { text: string; cursor: number } {
  const written = `@${person.fullName.trim()} `;
  const after = text.slice(cursor).replace(/^ /, "");
  return { text: text.slice(0, start) + written + after, cursor: start + written.length };
}
