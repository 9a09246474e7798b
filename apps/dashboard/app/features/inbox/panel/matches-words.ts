/** Does every word begin a word of the name, whatever its case and accents? */
export function matchesWords(name: string, words: string): boolean {
  const parts = plain(name).split(/\s+/);
  return plain(words)
    .split(/\s+/)
    .every((word) => parts.some((part) => part.startsWith(word)));
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
