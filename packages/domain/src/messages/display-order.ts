import type { MessageContent } from "./schema.ts";

/** What places a message in its thread (D-03). `position` is the index inside the webhook POST, `sequence` ours. */
export type DisplayKey = { providerAt: Date; position: number; sequence: number };

/** Thread order: provider time in whole seconds, then position inside the POST, then our sequence (MSG-5, D-03). */
export function compareDisplayOrder(a: DisplayKey, b: DisplayKey): number {
  return (
    wholeSeconds(a.providerAt).getTime() - wholeSeconds(b.providerAt).getTime() ||
    a.position - b.position ||
    a.sequence - b.sequence
  );
}

/**
 * The position of what we send ourselves: within one second, after everything a POST can hold
 * (A.4: at most 1,000 updates), because an answer follows what it answers (D-03).
 */
export const ownPosition = 1_000;

const tapped: ReadonlySet<MessageContent["type"]> = new Set([
  "button_reply",
  "list_reply",
  "flow_reply",
]);

/**
 * The position of what a customer sent, which stood at `index` in its POST. A tap answers a message of ours, so in
 * the same second it stands below it (MSG-5).
 */
export function inboundPosition(content: MessageContent, index: number): number {
  return tapped.has(content.type) ? ownPosition + 1 + index : index;
}

/** The instant cut to the second: the provider tells no finer, so ours is stored no finer either (D-03). */
export function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
