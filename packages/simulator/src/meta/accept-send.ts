import { createHash } from "node:crypto";
import type { BusinessNumber } from "../config/index.ts";
import type { Customer, Message, StatusError, Store } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { checkTemplate } from "./check-template.ts";
import { userIdOf } from "./envelope.ts";
import { type GraphError, invalidParameter, invalidValue, messageError } from "./graph-error.ts";
import { createWamid } from "./identifiers.ts";
import type { SendMessage } from "./parse-send.ts";
import { isWindowOpen } from "./window.ts";

const REACTION_MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;
const MEDIA_TYPES = ["image", "video", "audio", "document", "sticker"];

const CLOSED: StatusError = {
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

export type AcceptDeps = { store: Store; clock: Clock; machineNow: () => number };
export type Accepted = { message: Message; contact: Record<string, string> };

/**
 * Takes a valid send: writes the thread and the ledger and returns the message, or refuses as Meta
 * would at once. What Meta refuses later is marked on the message and becomes its `failed` status.
 */
export function acceptSend(
  deps: AcceptDeps,
  number: BusinessNumber,
  send: SendMessage,
  request: { body: Record<string, unknown>; raw: Uint8Array; fault: string | null },
): Accepted | { error: GraphError } {
  const customer = findRecipient(deps.store, number, send);
  const checked = checkSend(deps, number, customer, send);
  if ("error" in checked) return checked;
  const failure = failureOf(deps, number, customer, send);
  if (failure === CLOSED && number.closedWindow === "sync")
    return { error: messageError(CLOSED.code, CLOSED.title, CLOSED.details) };
  const message = toMessage(deps, number, customer, send, checked.extra, failure);
  deps.store.put("message", message.id, message);
  if (send.type === "reaction" && !failure)
    applyReaction(deps.store, send.content.reaction as Reaction);
  deps.store.put("ledger", message.id, {
    wamid: message.id,
    at: deps.machineNow(),
    virtualAt: deps.clock.now(),
    phoneNumberId: number.phoneNumberId,
    to: send.to,
    customerId: customer?.id ?? null,
    type: send.type,
    body: request.body,
    bodySha256: createHash("sha256").update(request.raw).digest("hex"),
    bizOpaqueCallbackData: send.callbackData ?? null,
    fault: request.fault,
  });
  const input = String(request.body.to ?? request.body.recipient);
  const contact =
    send.addressedBy === "phone" ? { input, wa_id: send.to } : { input, user_id: send.to };
  return { message, contact: contact as Record<string, string> };
}

type Reaction = { message_id: string; emoji: string };

function findRecipient(
  store: Store,
  number: BusinessNumber,
  send: SendMessage,
): Customer | undefined {
  if (send.addressedBy === "phone") return store.get("customer", send.to);
  return store.list("customer").find((customer) => userIdOf(number, customer) === send.to);
}

function checkSend(
  { store, clock }: AcceptDeps,
  number: BusinessNumber,
  customer: Customer | undefined,
  send: SendMessage,
): { extra: Partial<Message> } | { error: GraphError } {
  if (send.to === number.displayPhone.slice(1))
    return {
      error: messageError(
        131021,
        "Recipient cannot be sender",
        "The recipient is this number itself.",
      ),
    };
  if (send.type === "template") {
    const found = checkTemplate(number, send.content.template as never);
    if ("error" in found) return found;
    const content = { ...send.content, rendered: found.text };
    return { extra: { content, pricingCategory: found.template.category } };
  }
  if (MEDIA_TYPES.includes(send.type)) {
    const { id } = send.content[send.type] as { id?: string };
    if (id !== undefined)
      return { error: invalidParameter(`Media id ${id} is unknown to this number.`) };
  }
  if (send.type === "reaction") {
    const target = store.get("message", (send.content.reaction as Reaction).message_id);
    const isThere =
      target?.phoneNumberId === number.phoneNumberId && target.customerId === customer?.id;
    if (
      !target ||
      !isThere ||
      target.type === "reaction" ||
      clock.now() - target.at > REACTION_MAX_AGE_MS
    )
      return {
        error: invalidValue(
          "The message to react to does not exist, is a reaction or is older than 30 days.",
        ),
      };
  }
  return { extra: {} };
}

function failureOf(
  { store, clock }: AcceptDeps,
  number: BusinessNumber,
  customer: Customer | undefined,
  send: SendMessage,
): StatusError | null {
  if (!customer?.onWhatsApp) return UNREACHABLE;
  if (send.type === "template") return null;
  const window = store.get("window", `${number.phoneNumberId}:${customer.id}`);
  return isWindowOpen(window?.lastInboundAt, clock.now()) ? null : CLOSED;
}

function toMessage(
  { clock }: AcceptDeps,
  number: BusinessNumber,
  customer: Customer | undefined,
  send: SendMessage,
  extra: Partial<Message>,
  failure: StatusError | null,
): Message {
  const customerId = customer?.id ?? (send.addressedBy === "phone" ? send.to : "");
  return {
    id: createWamid(customerId, "out"),
    phoneNumberId: number.phoneNumberId,
    customerId,
    direction: "out",
    at: Math.floor(clock.now() / 1000) * 1000,
    type: send.type,
    content: send.content,
    ...(send.contextId !== undefined && { contextId: send.contextId }),
    ...(send.callbackData !== undefined && { callbackData: send.callbackData }),
    addressedBy: send.addressedBy,
    status: "accepted",
    statusAt: { accepted: clock.now() },
    ...(failure && { failure }),
    reactions: {},
    ...extra,
  };
}

function applyReaction(store: Store, { message_id, emoji }: Reaction): void {
  const target = store.get("message", message_id);
  if (!target) return;
  const { business: _, ...others } = target.reactions;
  store.put("message", message_id, {
    ...target,
    reactions: emoji === "" ? others : { ...others, business: emoji },
  });
}
