import { createHash } from "node:crypto";
import type { BusinessNumber } from "../config/index.ts";
import type { Customer, Message, StatusError } from "../store/index.ts";
import { type CheckDeps, CLOSED, checkSend, failureOf } from "./check-send.ts";
import { userIdOf } from "./envelope.ts";
import { type GraphError, messageError } from "./graph-error.ts";
import { createWamid } from "./identifiers.ts";
import type { SendMessage } from "./parse-send.ts";

export type AcceptDeps = CheckDeps & { machineNow: () => number };
export type Accepted = { message: Message; contact: Record<string, string> };

/**
 * Takes a valid send: writes the thread and the ledger and returns the message, or refuses as Meta
 * would at once. What Meta refuses later is marked on the message and becomes its `failed` status.
 */
export function acceptSend(
  deps: AcceptDeps,
  number: BusinessNumber,
  send: SendMessage,
  request: {
    body: Record<string, unknown>;
    raw: Uint8Array;
    fault: string | null;
    /** The file of a link could not be fetched. */
    failure?: StatusError | undefined;
  },
): Accepted | { error: GraphError } {
  const customer = findRecipient(deps.store, number, send);
  const checked = checkSend(deps, number, customer, send);
  if ("error" in checked) return checked;
  const { pricingCategory } = checked.extra;
  const failure =
    failureOf(deps, number, customer, send, pricingCategory) ?? request.failure ?? null;
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
  store: AcceptDeps["store"],
  number: BusinessNumber,
  send: SendMessage,
): Customer | undefined {
  if (send.addressedBy === "phone") return store.get("customer", send.to);
  return store.list("customer").find((customer) => userIdOf(number, customer) === send.to);
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

function applyReaction(store: AcceptDeps["store"], { message_id, emoji }: Reaction): void {
  const target = store.get("message", message_id);
  if (!target) return;
  const { business: _, ...others } = target.reactions;
  store.put("message", message_id, {
    ...target,
    reactions: emoji === "" ? others : { ...others, business: emoji },
  });
}
