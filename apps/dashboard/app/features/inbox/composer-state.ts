import { capabilitiesOf, type ProviderId, textLength } from "@parley/domain/messages";
import type { ConversationView } from "./inbox-views.ts";
import { sendFactsOf } from "./send-api.ts";

/** Why nothing can be written at the moment; null when it can. */
export type ComposerLock =
  | "closed"
  | "automated"
  | "blocked"
  | "number_inactive"
  | "window_expired"
  | null;

/** The first reason that holds, in the order in which the server asks (S0.1, S0.2, S3.12–S3.14). */
export function composerLock(conversation: ConversationView, isWindowOpen: boolean): ComposerLock {
  const { isAutomated, isBlocked } = sendFactsOf(conversation);
  if (conversation.status !== "open") return "closed";
  if (isAutomated) return "automated";
  if (isBlocked) return "blocked";
  if (!conversation.number.isActive) return "number_inactive";
  return isWindowOpen ? null : "window_expired";
}

const counterFrom = 200;

/** Characters left, once it matters; negative when the text is too long; else null (S1.16). */
export function charactersLeft(text: string, provider: ProviderId): number | null {
  const left = capabilitiesOf(provider).maxTextLength - textLength(text);
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
