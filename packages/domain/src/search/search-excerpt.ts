import { stripMarkup } from "../formatting/index.ts";
import { type FoundWord, readWords } from "./read-words.ts";
import type { SearchTerms } from "./search-terms.ts";

/** A piece of a text; a hit is what was searched for. */
export type ExcerptPart = { text: string; isHit: boolean };

const maxLength = 160;
const leadLength = 40;

/**
 * One line of the text that matches best, around its first hit, with every hit marked (SEA-7). Without any hit the
 * beginning of the first text; without texts nothing.
 */
export function searchExcerpt(texts: readonly string[], terms: SearchTerms): ExcerptPart[] {
  const lines = texts.map((text) => stripMarkup(text).replace(/\s+/g, " ").trim());
  const found = lines.map((line) => ({ line, hits: hitsIn(line, terms) }));
  const best = found.toSorted((a, b) => b.hits.length - a.hits.length)[0];
  if (best === undefined) return [];
  const { line, hits } = best;
  const [start, end] = frame(line, hits[0]?.start ?? 0);
  const parts = cutParts(line, hits, start, end);
  if (start > 0) parts.unshift({ text: "…", isHit: false });
  if (end < line.length) parts.push({ text: "…", isHit: false });
  return parts;
}

type Range = { start: number; end: number };

/** Where the terms stand in the text, in its order; neighbours and overlaps as one. */
function hitsIn(line: string, terms: SearchTerms): Range[] {
  const hits: Range[] = [];
  for (const { start, end } of readWords(line).flatMap((one) => hitOf(one, terms))) {
    const last = hits.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else hits.push({ start, end });
  }
  return hits;
}

function hitOf({ word, start, end }: FoundWord, terms: SearchTerms): Range[] {
  const { words, prefix } = terms;
  if (words.includes(word) || word === prefix) return [{ start, end }];
  if (prefix === null || !word.startsWith(prefix)) return [];
  // Folding may change the length; then the whole word is the hit.
  const isSame = end - start === word.length;
  return [{ start, end: isSame ? start + prefix.length : end }];
}

/** The part of the line to show: it begins at a word a little before the first hit. */
function frame(line: string, firstHit: number): [number, number] {
  if (line.length <= maxLength) return [0, line.length];
  const wanted = Math.min(firstHit - leadLength, line.length - maxLength);
  const space = line.indexOf(" ", wanted);
  const from =
    wanted <= 0 ? 0 : space < wanted || space > wanted + leadLength / 2 ? wanted : space + 1;
  const start = notInside(line, from);
  return [start, notInside(line, Math.min(line.length, start + maxLength))];
}

/** Never between the halves of one sign. */
function notInside(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line[at] ?? "") ? at - 1 : at;
}

function cutParts(line: string, hits: readonly Range[], start: number, end: number): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let at = start;
  for (const hit of hits) {
    if (hit.start >= end) break;
    if (hit.start > at) parts.push({ text: line.slice(at, hit.start), isHit: false });
    parts.push({ text: line.slice(hit.start, Math.min(hit.end, end)), isHit: true });
    at = Math.min(hit.end, end);
  }
  if (at < end) parts.push({ text: line.slice(at, end), isHit: false });
  return parts;
}
