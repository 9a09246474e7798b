import type { Customer, Message, Status } from "../store/index.ts";

export type NextStatus = { status: Exclude<Status, "accepted">; delayMs: number };

/**
 * The status a message reaches next and after how long, or null when it stays as it is.
 * `delivered` needs the phone online; `read` needs the chat with this number open on it.
 */
export function nextStatus(message: Message, customer: Customer | undefined): NextStatus | null {
  if (message.isHeld) return null;
  const delays = customer?.delays ?? { sentMs: 40, deliveredMs: 0, readMs: 0 };
  if (message.status === "accepted")
    return { status: message.failure ? "failed" : "sent", delayMs: delays.sentMs };
  // A reaction is answered with `sent` and nothing more (B.5).
  if (!customer?.online || customer.receipts === "none" || message.type === "reaction") return null;
  if (message.status === "sent") return { status: "delivered", delayMs: delays.deliveredMs };
  const isChatOpen = customer.chatOpen && customer.numberPhoneNumberId === message.phoneNumberId;
  if (message.status === "delivered" && customer.receipts === "read" && isChatOpen)
    return { status: "read", delayMs: delays.readMs };
  return null;
}
