import type { Edit, Selection } from "./edit-text.ts";

/** What of a field is selected. */
export function selectionOf(field: HTMLTextAreaElement): Selection {
  const { value: text, selectionStart: start, selectionEnd: end } = field;
  return { text, start, end };
}

/** Makes the edit as if it was typed, so that the browser's own undo takes it back. */
export function applyEdit(field: HTMLTextAreaElement, edit: Edit): void {
  const { from, to, insert, start, end } = edit;
  field.focus();
  field.setSelectionRange(from, to);
  // The one call that keeps the undo history of a field; where it is gone, the text is set without it.
  const isDone =
    insert === ""
      ? document.execCommand("delete")
      : document.execCommand("insertText", false, insert);
  if (!isDone) {
    field.setRangeText(insert, from, to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start, end);
}
