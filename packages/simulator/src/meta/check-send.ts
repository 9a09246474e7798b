import type { BusinessNumber } from "../config/index.ts";
import { MEDIA_TYPES, type MediaShelf, type MediaType } from "../media/index.ts";
import type { Customer, Message, StatusError, Store } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { type GraphError, invalidValue, messageError } from "./graph-error.ts";
import { interactiveCard } from "./interactive/interactive-card.ts";
import { checkReference } from "./media/check-reference.ts";
import type { SendMessage } from "./parse-send.ts";
import type { RateLimits } from "./rate-limits.ts";
import { checkTemplate } from "./templates/check-template.ts";
import { isWindowOpen } from "./window.ts";

const REACTION_MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

export type CheckDeps = { store: Store; clock: Clock; media: MediaShelf; rates: RateLimits };
/** What a check adds to the message: the card, the price. */
export type Checked = { extra: Partial<Message> } | { error: GraphError };

/** Refuses a send that Meta refuses at once (C), and works out what the phone will show. */
export function checkSend(
  deps: CheckDeps,
  number: BusinessNumber,
  customer: Customer | undefined,
  send: SendMessage,
): Checked {
  const error =
    checkNumber(deps, number, send) ?? deps.rates.take(number, send.to, deps.clock.now());
  if (error) return { error };
  if (send.type === "template") return checkTemplateSend(deps, number, send);
  if (send.type === "reaction") return checkReaction(deps, number, customer, send);
  if (send.type === "interactive")
    return checkCard(deps, number, { card: interactiveCard(send.content.interactive as never) });
  if ((MEDIA_TYPES as readonly string[]).includes(send.type)) {
    const type = send.type as MediaType;
    const part = send.content[type] as object;
    const refusal = checkReference(deps.media, number.phoneNumberId, type, part);
    return refusal ? { error: refusal } : { extra: {} };
  }
  return { extra: {} };
}

function checkNumber(
  { store }: CheckDeps,
  number: BusinessNumber,
  send: SendMessage,
): GraphError | null {
  if (store.get("numberState", number.phoneNumberId)?.isRegistered === false)
    return messageError(133010, "Phone number not registered", "Register the number first.");
  if (number.health === "BLOCKED")
    return {
      ...messageError(131031, "Account has been locked", "Ask Meta's support."),
      status: 403,
    };
  if (send.to !== number.displayPhone.slice(1)) return null;
  return messageError(131021, "Recipient cannot be sender", "The recipient is this number itself.");
}

function checkTemplateSend(deps: CheckDeps, number: BusinessNumber, send: SendMessage): Checked {
  const found = checkTemplate(deps.store, number, send.content.template as never, {
    addressedBy: send.addressedBy,
    checkMedia: (type, part) => checkReference(deps.media, number.phoneNumberId, type, part),
  });
  if ("error" in found) return found;
  const { card, template } = found;
  const content = { ...send.content, rendered: card.body };
  return { extra: { content, card, pricingCategory: template.category.toLowerCase() } };
}

/** A card's header file must be one that a message can carry. */
function checkCard(deps: CheckDeps, number: BusinessNumber, extra: Pick<Message, "card">): Checked {
  for (const { header } of [extra.card, ...(extra.card?.cards ?? [])].filter((each) => !!each)) {
    if (!header || !("mediaId" in header) || header.mediaId === undefined) continue;
    const part = { id: header.mediaId };
    const error = checkReference(deps.media, number.phoneNumberId, header.kind, part);
    if (error) return { error };
  }
  return { extra };
}

function checkReaction(
  { store, clock }: CheckDeps,
  number: BusinessNumber,
  customer: Customer | undefined,
  send: SendMessage,
): Checked {
  const { message_id: id } = send.content.reaction as { message_id: string };
  const target = store.get("message", id);
  const isThere =
    target?.phoneNumberId === number.phoneNumberId && target.customerId === customer?.id;
  const isFit =
    target &&
    isThere &&
    target.type !== "reaction" &&
    !target.revoked &&
    clock.now() - target.at <= REACTION_MAX_AGE_MS;
  if (isFit) return { extra: {} };
  const reason = "The message to react to does not exist, is a reaction or is older than 30 days.";
  return { error: invalidValue(reason) };
}

/** What Meta accepts and refuses a moment later by a `failed` status; null when the message goes out. */
export function failureOf(
  { store, clock }: Pick<CheckDeps, "store" | "clock">,
  number: BusinessNumber,
  customer: Customer | undefined,
  send: SendMessage,
  pricingCategory: string | undefined,
): StatusError | null {
  if (!customer?.onWhatsApp) return UNREACHABLE;
  const pair = `${number.phoneNumberId}:${customer.id}`;
  if (store.get("block", pair)) return BLOCKED;
  if (send.identityHash !== undefined && send.identityHash !== customer.identityHash) return MOVED;
  if (pricingCategory === "marketing" && customer.marketing === "stop") return STOPPED;
  if (send.type === "template") return null;
  return isWindowOpen(store.get("window", pair)?.lastInboundAt, clock.now()) ? null : CLOSED;
}

export const CLOSED: StatusError = {
  code: 131047,
  title: "Re-engagement message",
  details:
    "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
};
const UNREACHABLE: StatusError = {
  code: 131026,
  title: "Message undeliverable",
  details:
    "Unable to deliver message. The recipient may not be on WhatsApp or has not accepted the latest terms.",
};
const BLOCKED: StatusError = {
  code: 130403,
  title: "User is blocked by the business",
  details: "Message failed to send because this business has blocked the user.",
};
const STOPPED: StatusError = {
  code: 131050,
  title: "Unable to deliver the message",
  details: "The recipient has chosen to stop receiving marketing messages from this business.",
};
const MOVED: StatusError = {
  code: 137000,
  title: "Identity key hash mismatch",
  details: "The recipient's identity has changed since the hash was given.",
};
