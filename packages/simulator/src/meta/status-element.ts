import type { BusinessNumber } from "../config/index.ts";
import type { Customer, Message, Status, StatusError } from "../store/index.ts";
import { toContact, userIdOf, valueHead, type WebhookElement } from "./envelope.ts";

const ERROR_PAGE = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

/** A status of a message the business sent, as a webhook element (A.9). `to` is what it was addressed to. */
export function toStatusElement(
  number: BusinessNumber,
  customer: Customer | undefined,
  message: Message,
  status: Exclude<Status, "accepted">,
): WebhookElement {
  const isFailed = status === "failed";
  return {
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
    lane: `${number.phoneNumberId}:${message.customerId}`,
    summary: `status ${status}`,
    messageIds: [],
    value: {
      ...valueHead(number),
      ...(customer && !isFailed && { contacts: [toContact(number, customer)] }),
      statuses: [
        {
          id: message.id,
          status,
          timestamp: String(Math.floor((message.statusAt[status] ?? message.at) / 1000)),
          ...recipientOf(number, customer, message, isFailed),
          ...(message.callbackData !== undefined && {
            biz_opaque_callback_data: message.callbackData,
          }),
          ...(hasPricing(message, status) && { pricing: pricingOf(message) }),
          ...(isFailed && message.failure && { errors: [toWireError(message.failure)] }),
        },
      ],
    },
  };
}

function recipientOf(
  number: BusinessNumber,
  customer: Customer | undefined,
  message: Message,
  isFailed: boolean,
) {
  const showsUserId = customer && !(isFailed && message.addressedBy === "phone");
  return {
    ...(!customer?.hidePhone && message.customerId !== "" && { recipient_id: message.customerId }),
    ...(showsUserId && { recipient_user_id: userIdOf(number, customer) }),
  };
}

/** Pricing stands on `sent` and on the first of delivered and read (A.9); reactions are free of it. */
function hasPricing(message: Message, status: Status): boolean {
  if (message.type === "reaction" || status === "failed") return false;
  return status !== "read" || message.statusAt.delivered === undefined;
}

function pricingOf(message: Message) {
  const category = message.pricingCategory;
  if (category) return { billable: true, pricing_model: "PMP", type: "regular", category };
  return {
    billable: false,
    pricing_model: "PMP",
    type: "free_customer_service",
    category: "service",
  };
}

function toWireError({ code, title, details }: StatusError) {
  return { code, title, message: title, error_data: { details }, href: ERROR_PAGE };
}
