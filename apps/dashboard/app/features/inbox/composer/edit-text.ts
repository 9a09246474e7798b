/** A text with what of it is selected, in UTF-16 units as a text field counts them. */
export type Selection = { text: string; start: number; end: number };

/** What replaces the range `from`–`to`, and what is selected afterwards. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number };

/** WhatsApp's marks around a text (S4.26). */
export const marks = { bold: "*", italic: "_", strike: "~", mono: "```" } as const;
export type Mark = keyof typeof marks;

/** The edit that puts a mark around the selection, or takes it away where it is there already. */
export function toggleMark({ text, start, end }: Selection, mark: Mark): Edit {
  const sign = marks[mark];
  const { length } = sign;
  const chosen = text.slice(start, end);
  if (text.slice(start - length, start) === sign && text.slice(end, end + length) === sign) {
    const at = start - length;
    return { from: at, to: end + length, insert: chosen, start: at, end: at + chosen.length };
  }
  if (chosen.length > 2 * length && chosen.startsWith(sign) && chosen.endsWith(sign)) {
    const inner = chosen.slice(length, -length);
    return { from: start, to: end, insert: inner, start, end: start + inner.length };
  }
  // WhatsApp reads a mark only where no space stands inside of it.
  const core = chosen.trim();
  const from = start + (chosen.length - chosen.trimStart().length);
  const at = core === "" ? start : from;
  const to = at + core.length;
  const insert = `${sign}${core}${sign}`;
  return { from: at, to, insert, start: at + length, end: at + length + core.length };
}

/** The edit that puts a text in place of the selection, the caret after it. */
export function insertText({ start, end }: Selection, insert: string): Edit {
  const caret = start + insert.length;
  return { from: start, to: end, insert, start: caret, end: caret };
}

/** The mark a key stands for with Ctrl or ⌘ held, else null: B, I, Shift+X, Shift+M. */
export function markOfKey(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): Mark | null {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  if (altKey || ctrlKey === metaKey) return null;
  const key = event.key.toLowerCase();
  if (shiftKey) return key === "x" ? "strike" : key === "m" ? "mono" : null;
  return key === "b" ? "bold" : key === "i" ? "italic" : null;
}
