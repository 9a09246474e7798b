import type { BusinessNumber } from "../config/index.ts";
import type { Customer, Message } from "../store/index.ts";
import { toContact, userIdOf, valueHead, type WebhookElement } from "./envelope.ts";

/** A message of a customer as a webhook element (A.7, A.8). System messages carry no contacts. */
export function toMessageElement(
  number: BusinessNumber,
  customer: Customer,
  message: Message,
  quoted: Message | undefined,
): WebhookElement {
  return {
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
    lane: `${number.phoneNumberId}:${customer.id}`,
    summary: `message ${message.type}`,
    messageIds: [message.id],
    value: {
      ...valueHead(number),
      ...(message.type !== "system" && { contacts: [toContact(number, customer)] }),
      messages: [
        {
          ...(!customer.hidePhone && { from: customer.id }),
          from_user_id: userIdOf(number, customer),
          id: message.id,
          timestamp: String(message.at / 1000),
          type: message.type,
          ...message.content,
          ...(message.contextId && {
            context: {
              ...contextOf(number, customer, message.contextId, quoted),
              ...(message.content.context as object | undefined),
            },
          }),
        },
      ],
    },
  };
}

function contextOf(
  number: BusinessNumber,
  customer: Customer,
  id: string,
  quoted: Message | undefined,
) {
  const isOwn = quoted?.direction === "in";
  if (isOwn && customer.hidePhone) return { id };
  return { from: isOwn ? customer.id : number.displayPhone.slice(1), id };
}
