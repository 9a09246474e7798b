import { isUnspaced, readWords } from "./read-words.ts";

/** What is searched: texts that have every whole word, and a word that begins with `prefix`. */
export type SearchTerms = { words: readonly string[]; prefix: string | null };

export const maxQueryLength = 100;
/** Words beyond these are not asked for: so many leave nothing to tell apart. */
const maxTerms = 10;

/**
 * What a person typed, as terms: all words must match, the last may be the beginning of one (SEA-4). Null when there
 * is no letter or digit in it.
 */
export function searchTerms(query: string): SearchTerms | null {
  const found = readWords(query);
  const typed = found.filter((one, at) => !isTail(one, found[at - 1])).map(({ word }) => word);
  const last = typed.at(-1);
  if (last === undefined) return null;
  const before = [...new Set(typed.slice(0, -1))];
  if (!canBegin(last))
    return { words: [...new Set([...before, last])].slice(0, maxTerms), prefix: null };
  return { words: before.filter((word) => word !== last).slice(0, maxTerms - 1), prefix: last };
}

const phoneLike = /^[\s+().-]*(?:\d[\s+().-]*){3,20}$/;

/**
 * The digits of a typed phone number without what stands before the country's own part ("+", "00", "0"), or null
 * when it is no part of one (SEA-6).
 */
export function phoneTerm(query: string): string | null {
  if (!phoneLike.test(query)) return null;
  const digits = query.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length < 3 ? null : digits;
}

type Place = ReturnType<typeof readWords>[number];

/** The last sign of a run stands alone in the index only so that it is found; its pair says more. */
function isTail({ word, start, end }: Place, before: Place | undefined): boolean {
  return isUnspaced(word) && before !== undefined && before.start < start && before.end === end;
}

/** One letter begins too many words to mean any; a sign of a script without spaces is a word. */
function canBegin(word: string): boolean {
  return word.length > 1 || isUnspaced(word);
}
