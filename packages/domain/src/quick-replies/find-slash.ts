/** Where in a text a quick reply is being looked for: what follows the slash, and what it would replace. */
export type SlashQuery = { query: string; start: number; end: number };

/**
 * The "/word" that ends at the caret, where it begins the text or follows a space; else null. So an address or a date
 * never asks for a reply.
 */
export function findSlash(text: string, caret: number): SlashQuery | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]{0,32})$/u.exec(text.slice(0, caret));
  if (found === null) return null;
  const query = String(found[1]);
  return { query: query.toLowerCase(), start: caret - query.length - 1, end: caret };
}
