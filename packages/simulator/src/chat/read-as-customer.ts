import type { Customer } from "../store/index.ts";
import type { ChatDeps } from "./write-as-customer.ts";

/** The customer reads everything a number has sent, whatever the receipts are set to. Returns how many. */
export function readAsCustomer(
  { store, line }: ChatDeps,
  customer: Customer,
  phoneNumberId: string,
): number {
  const unread = store
    .list("message")
    .filter(
      ({ customerId, phoneNumberId: from, status, direction, type }) =>
        direction === "out" &&
        customerId === customer.id &&
        from === phoneNumberId &&
        type !== "reaction" &&
        (status === "sent" || status === "delivered"),
    );
  for (const message of unread) line.markRead(message.id);
  return unread.length;
}
