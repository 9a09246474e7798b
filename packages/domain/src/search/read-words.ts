import { foldWord } from "./fold-word.ts";

/** A word as search compares it, and where in the text it stands (UTF-16 units, `end` excluded). */
export type FoundWord = { word: string; start: number; end: number };

/** Longer words are cut: nobody types more of them. */
export const maxWordLength = 40;

const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Scripts that put no space between words, with the lengthening and voicing signs of Japanese. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u30fc\uff70\u3099\u309a]+/gu;

/**
 * The words of a text in their order: runs of letters and digits, folded (SEA-1, SEA-2). Where a script puts no
 * space between words, each sign with the one after it (SEA-3).
 */
export function readWords(text: string): FoundWord[] {
  return [...text.matchAll(words)].flatMap(({ 0: run, index }) => readRun(run, index));
}

/** Is the word of a script that puts no space between words? */
export function isUnspaced(word: string): boolean {
  return word.search(unspaced) === 0;
}

function readRun(run: string, offset: number): FoundWord[] {
  const found: FoundWord[] = [];
  let done = 0;
  const addSpaced = (end: number) => {
    if (end > done) found.push(...spacedWord(run.slice(done, end), offset + done));
  };
  for (const { 0: signs, index } of run.matchAll(unspaced)) {
    addSpaced(index);
    found.push(...pairs(signs, offset + index));
    done = index + signs.length;
  }
  addSpaced(run.length);
  return found;
}

function spacedWord(text: string, start: number): FoundWord[] {
  const word = foldWord(text).slice(0, maxWordLength);
  return word === "" ? [] : [{ word, start, end: start + text.length }];
}

/** Each sign with its neighbour, the last one alone: so one sign finds every place it stands in. */
function pairs(signs: string, offset: number): FoundWord[] {
  let start = offset;
  const units = [...signs.matchAll(/.[\u3099\u309a]*/gsu)].map(([unit]) => unit);
  return units.map((unit, at) => {
    const pair = unit + (units[at + 1] ?? "");
    const found = { word: foldWord(pair), start, end: start + pair.length };
    start += unit.length;
    return found;
  });
}
