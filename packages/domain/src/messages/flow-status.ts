/** States of a WhatsApp Flow, as Meta names them; only what is published can be sent (S0.28). */
export const flowStatuses = [
  "draft",
  "published",
  "deprecated",
  "blocked",
  "throttled",
  "unknown",
] as const;

export type FlowStatus = (typeof flowStatuses)[number];

/** Meta's word for a Flow's state, in any case; a word we do not know is "unknown" and never sendable. */
export function flowStatusOf(word: string): FlowStatus {
  const lower = word.toLowerCase();
  return flowStatuses.find((status) => status === lower) ?? "unknown";
}
