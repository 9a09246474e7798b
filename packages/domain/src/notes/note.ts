import { z } from "zod";
import type { UserId } from "../ids/index.ts";
import type { Role } from "../permissions/index.ts";

export const maxNoteLength = 4000;

/** What a note says: 1 to 4000 characters without space around them (NOT-1, S0.46). */
export const noteBodySchema = z
  .string()
  .trim()
  .min(1, "write something")
  .max(maxNoteLength, `at most ${maxNoteLength} characters`);

/** May this member change the words? Only who wrote them (NOT-2, S0.46). */
export function mayEditNote(member: { userId: string }, note: { authorId: string }): boolean {
  return member.userId === note.authorId;
}

/** May this member remove the note? Its author, an owner or an admin (NOT-2, S0.46). */
export function mayDeleteNote(
  member: { userId: string; role: Role },
  note: { authorId: string },
): boolean {
  return member.role !== "agent" || mayEditNote(member, note);
}

export type Mentionable = { userId: UserId; fullName: string };

/** A member's name in a note, from `start` (the "@") up to `end`. */
export type Mention = { userId: UserId; start: number; end: number };

const wordSign = /[\p{L}\p{N}_]/u;

/**
 * Whom the text mentions: "@" at the start of a word and a member's full name, whatever its case; of names that begin
 * alike the longest. Members of one name are all meant (NOT-3).
 */
export function findMentions(body: string, people: readonly Mentionable[]): Mention[] {
  const named = people
    .map(({ userId, fullName }) => ({ userId, name: fullName.trim() }))
    .filter(({ name }) => name !== "")
    .sort((a, b) => b.name.length - a.name.length);
  const found: Mention[] = [];
  for (let start = body.indexOf("@"); start !== -1; start = body.indexOf("@", start + 1)) {
    if (start > 0 && wordSign.test(body.charAt(start - 1))) continue;
    const matching = named.filter(({ name }) => isNamedAt(body, start + 1, name));
    const length = matching[0]?.name.length;
    for (const { userId, name } of matching) {
      if (name.length === length) found.push({ userId, start, end: start + 1 + name.length });
    }
  }
  return found;
}

function isNamedAt(body: string, at: number, name: string): boolean {
  const words = body.slice(at, at + name.length);
  const next = body.charAt(at + name.length);
  return words.toLowerCase() === name.toLowerCase() && !wordSign.test(next);
}
