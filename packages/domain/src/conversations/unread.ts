/** A message as unread counting sees it; `sequence` grows with receipt, not with the provider's time (D-03). */
export type CountedMessage = {
  sequence: number;
  direction: "in" | "out";
  asksForAttention: boolean;
};

/** Unread: inbound messages that ask for attention, received after the read marker (CON-5, D-10). */
export function unreadCount(messages: Iterable<CountedMessage>, readUpTo: number): number {
  let unread = 0;
  for (const { sequence, direction, asksForAttention } of messages) {
    if (direction === "in" && asksForAttention && sequence > readUpTo) unread += 1;
  }
  return unread;
}

/** The read marker after someone read up to `sequence`: it only moves forward (CON-6, D-10). */
export function advanceReadMarker(readUpTo: number, sequence: number): number {
  return Math.max(readUpTo, sequence);
}
