import type { MediaShelf } from "../media/index.ts";
import {
  createWamid,
  INBOUND_TYPES,
  type InboundType,
  inboundContent,
  type Line,
  opensWindow,
} from "../meta/index.ts";
import type { Customer, Message, Store } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { createMessageSid } from "../twilio/index.ts";

export type CustomerMessage = {
  type: InboundType;
  /** The type's own part, as far as it is to differ from the sample. */
  part: unknown;
  extra: Record<string, unknown>;
  phoneNumberId: string;
  /** Unix milliseconds; the simulator's now when absent. */
  at?: number;
  replyTo?: string;
};

export type ChatDeps = { store: Store; clock: Clock; line: Line; media: MediaShelf };

/** A request of the control API that cannot be done. */
export class ChatError extends Error {}

/**
 * Writes a message as the customer, to be delivered to the number's webhook. It restarts the window
 * from the message's own time. Throws a ChatError for an empty text or an unknown target.
 */
export function writeAsCustomer(
  deps: ChatDeps,
  customer: Customer,
  input: CustomerMessage,
): Message {
  const { store, clock, line } = deps;
  const content = inboundContent(input.type, input.part, input.extra, customer.id);
  check(store, customer, input, content);
  const message: Message = {
    id: store.get("twilioSender", input.phoneNumberId)
      ? createMessageSid(input.type)
      : createWamid(customer.id, "in"),
    phoneNumberId: input.phoneNumberId,
    customerId: customer.id,
    direction: "in",
    at: Math.floor((input.at ?? clock.now()) / 1000) * 1000,
    type: input.type,
    content,
    ...(input.replyTo !== undefined && { contextId: input.replyTo }),
    status: "sent",
    statusAt: { sent: clock.now() },
    reactions: {},
  };
  store.put("message", message.id, message);
  deps.media.adopt(message);
  applyToTarget(store, message);
  const isBlocked = store.get("block", `${input.phoneNumberId}:${customer.id}`) !== undefined;
  if (opensWindow(message.type) && !isBlocked) restartWindow(store, message);
  if (customer.numberPhoneNumberId !== input.phoneNumberId)
    openChat(store, customer, input.phoneNumberId);
  line.emitMessage(message);
  return message;
}

function check(
  store: Store,
  customer: Customer,
  input: CustomerMessage,
  content: Record<string, unknown>,
): void {
  if (!INBOUND_TYPES.includes(input.type))
    throw new ChatError(`unable to send; ${input.type} is no inbound type`);
  if (input.type === "text") {
    const body = (content.text as { body?: unknown } | undefined)?.body;
    if (typeof body !== "string" || body === "")
      throw new ChatError("unable to send; text needs a body");
  }
  const targetId = targetOf(content);
  if (!["reaction", "edit", "revoke"].includes(input.type)) return;
  const target = targetId === undefined ? undefined : store.get("message", targetId);
  if (target?.customerId !== customer.id || target.phoneNumberId !== input.phoneNumberId)
    throw new ChatError(`unable to send; ${input.type} needs the id of a message of this chat`);
}

function targetOf(content: Record<string, unknown>): string | undefined {
  const part = (content.reaction ?? content.edit ?? content.revoke) as
    | Record<string, string>
    | undefined;
  return part?.message_id ?? part?.original_message_id;
}

function applyToTarget(store: Store, message: Message): void {
  const target = store.get("message", targetOf(message.content) ?? "");
  if (!target) return;
  store.put("message", target.id, changeTarget(target, message));
}

function changeTarget(target: Message, { type, content }: Message): Message {
  if (type === "revoke") return { ...target, revoked: true };
  if (type === "edit") {
    const { message } = content.edit as { message?: Record<string, unknown> };
    const { type: editedType = target.type, context: _context, ...part } = message ?? {};
    return { ...target, type: String(editedType), content: part, edited: true };
  }
  const { emoji } = content.reaction as { emoji?: string };
  const { customer: _customer, ...others } = target.reactions;
  return { ...target, reactions: emoji ? { ...others, customer: emoji } : others };
}

function restartWindow(store: Store, { phoneNumberId, customerId, at }: Message): void {
  const id = `${phoneNumberId}:${customerId}`;
  const lastInboundAt = Math.max(at, store.get("window", id)?.lastInboundAt ?? 0);
  store.put("window", id, { phoneNumberId, customerId, lastInboundAt });
}

function openChat(store: Store, customer: Customer, phoneNumberId: string): void {
  store.put("customer", customer.id, { ...customer, numberPhoneNumberId: phoneNumberId });
}
