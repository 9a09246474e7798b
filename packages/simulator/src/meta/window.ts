const WINDOW_MS = 24 * 60 * 60 * 1000;
const SILENT_TYPES = new Set(["system", "edit", "revoke"]);

/** Whether free text may be sent: less than 24 h since the customer's last message; at 24 h it is over (E.1). */
export function isWindowOpen(lastInboundAt: number | undefined, now: number): boolean {
  return lastInboundAt !== undefined && now < lastInboundAt + WINDOW_MS;
}

/** Whether a message of this type is one the customer wrote, and so restarts the 24 hours (E.1, rule 7). */
export function opensWindow(type: string): boolean {
  return !SILENT_TYPES.has(type);
}
