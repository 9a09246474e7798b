import type { ConversationStatus } from "./conversation-status.ts";

// Notices, copies of what we sent, history and changes to earlier messages: nobody is waiting for an answer.
const silentKinds: ReadonlySet<string> = new Set([
  "reaction",
  "system",
  "edit",
  "revoke",
  "request_welcome",
  "status",
  "echo",
  "history",
  "media_placeholder",
  "preference",
]);

/** Does an inbound event of this kind (the word of `messageKind`) ask for attention (CON-4)? Unknown kinds do. */
export function asksForAttention(kind: string): boolean {
  return !silentKinds.has(kind);
}

/**
 * Status after an inbound event: a message reopens a closed or archived conversation, a silent
 * event does not (CON-3).
 */
export function statusAfterInbound(status: ConversationStatus, kind: string): ConversationStatus {
  return asksForAttention(kind) ? "open" : status;
}
