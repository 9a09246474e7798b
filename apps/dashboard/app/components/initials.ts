const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * One or two signs that stand for a name in any script: the first of its first and last word, whole
 * graphemes, upper case where there is such a thing. "#" for a phone number or no name at all.
 */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}+]+/u, ""))
    .filter((word) => word !== "");
  const [first] = words;
  if (first === undefined || /^\+?\p{N}/u.test(first)) return "#";
  const last = words.at(-1);
  const signs = words.length > 1 && last !== undefined ? [first, last] : [first];
  return signs.map(firstSign).join("").toLocaleUpperCase("en");
}

function firstSign(word: string): string {
  for (const { segment } of segmenter.segment(word)) return segment;
  return "";
}
