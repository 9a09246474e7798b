import type { ConversationView } from "./inbox-views.ts";

/** Why nothing can be written at the moment; null when it can. */
export type ComposerLock = "closed" | "number_inactive" | "window_expired" | null;

/** The first reason that holds, the strongest first (S0.1, S3.12–S3.14). */
export function composerLock(
  conversation: Pick<ConversationView, "status" | "number">,
  isWindowOpen: boolean,
): ComposerLock {
  if (conversation.status !== "open") return "closed";
  if (!conversation.number.isActive) return "number_inactive";
  return isWindowOpen ? null : "window_expired";
}

/** The platform's limit in code points, as in the domain's rule MSG-3, which a test compares. */
export const maxTextLength = 4096;
const counterFrom = 200;

/** Characters left, once it matters; negative when the text is too long; else null (S1.16). */
export function charactersLeft(text: string): number | null {
  const left = maxTextLength - [...text].length;
  return left <= counterFrom ? left : null;
}

/** Does this key press send? Enter alone does; never while an input method composes (S0.5, S0.6). */
export function isSendKey(event: {
  key: string;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
}): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
