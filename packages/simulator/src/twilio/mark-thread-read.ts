import type { Message, Store } from "../store/index.ts";

/** Marks a customer's message and the earlier ones of its thread as read by the business. */
export function markThreadRead(store: Store, message: Message, now: number): void {
  for (const each of store.list("message")) {
    const isSame =
      each.customerId === message.customerId && each.phoneNumberId === message.phoneNumberId;
    if (isSame && each.direction === "in" && each.at <= message.at && each.status !== "read")
      store.put("message", each.id, {
        ...each,
        status: "read",
        statusAt: { ...each.statusAt, read: now },
      });
  }
}
