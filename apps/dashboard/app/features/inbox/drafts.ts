import type { ConversationId } from "./inbox-views.ts";

/** The unsent text of a conversation, kept for this tab; a browser that keeps nothing gives "". */
export function readDraft(id: ConversationId): string {
  return attempt(() => sessionStorage.getItem(keyOf(id))) ?? "";
}

/** Keeps the text, or forgets it when it is empty. */
export function writeDraft(id: ConversationId, text: string): void {
  attempt(() =>
    text === "" ? sessionStorage.removeItem(keyOf(id)) : sessionStorage.setItem(keyOf(id), text),
  );
}

function keyOf(id: ConversationId): string {
  return `parley-draft-${id}`;
}

// Storage may be switched off or full; a draft is a convenience and never a reason to fail.
function attempt<Result>(access: () => Result): Result | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
