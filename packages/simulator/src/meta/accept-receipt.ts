import type { Message, Store } from "../store/index.ts";
import { type GraphError, invalidValue } from "./graph-error.ts";
import type { SendReceipt } from "./parse-send.ts";

/**
 * Marks a customer's message and the earlier ones of its thread as read by the business (B.6).
 * Returns the message, or a refusal when this number never received it.
 */
export function acceptReceipt(
  store: Store,
  phoneNumberId: string,
  { messageId }: SendReceipt,
  now: number,
): { message: Message } | { error: GraphError } {
  const message = store.get("message", messageId);
  if (message?.direction !== "in" || message.phoneNumberId !== phoneNumberId)
    return {
      error: invalidValue("Param message_id must be the id of a message this number has received."),
    };
  for (const each of store.list("message")) {
    const isEarlier = each.customerId === message.customerId && each.at <= message.at;
    if (
      each.direction === "in" &&
      each.phoneNumberId === phoneNumberId &&
      isEarlier &&
      each.status !== "read"
    )
      store.put("message", each.id, {
        ...each,
        status: "read",
        statusAt: { ...each.statusAt, read: now },
      });
  }
  return { message };
}
