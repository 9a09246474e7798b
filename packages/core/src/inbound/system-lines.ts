import { phoneOfWaId } from "@parley/domain/identity";
import type {
  FactOf,
  InboundIdentityChange,
  InboundMessage,
  InboundSender,
} from "@parley/providers/port";

/**
 * The line by which a thread tells that the customer has a new number or user id (A.8, IDN-10). It stands in the
 * thread of who the customer was, and neither opens the window nor asks for attention (WIN-9, CON-4).
 */
export function lineOfChange(change: InboundIdentityChange): InboundMessage {
  const { from, to, text, providerAt, position, providerMessageId, providerNumberId } = change;
  const isNumber = to.waId !== undefined && to.waId !== from.waId;
  const event = isNumber ? "number_changed" : "user_id_changed";
  const said = text || (isNumber ? numberChanged(from, to) : "The customer's WhatsApp id changed.");
  return {
    kind: "message",
    ...{ position, providerMessageId, providerNumberId, providerAt },
    sender: from,
    content: { type: "system", event, text: said },
  };
}

/** The line of a customer's call that ended: how it went (A.15). The call itself opens the window, not its line. */
export function lineOfCall(
  call: FactOf<"call">,
  number: { providerNumberId: string },
  position: number,
): InboundMessage {
  return {
    kind: "message",
    position,
    providerNumberId: number.providerNumberId,
    providerMessageId: `call:${call.callId}`,
    providerAt: call.at,
    sender: call.person,
    content: { type: "system", event: "other", text: callText(call) },
  };
}

/** Has the call ended, so that its outcome is known? */
export function isOverCall(call: FactOf<"call">): boolean {
  return call.event === "terminate";
}

/** When the customer called: a call that ended tells its end and how long it lasted. */
export function calledAt({ at, durationSeconds }: FactOf<"call">): Date | null {
  return at === null ? null : new Date(at.getTime() - (durationSeconds ?? 0) * 1000);
}

function numberChanged(from: InboundSender, to: InboundSender): string {
  const phone = (sender: InboundSender) => phoneOfWaId(sender.waId ?? "") ?? "a hidden number";
  return `The customer changed their number from ${phone(from)} to ${phone(to)}.`;
}

function callText({ durationSeconds }: FactOf<"call">): string {
  if (durationSeconds === null || durationSeconds <= 0) return "Missed call";
  const minutes = Math.floor(durationSeconds / 60);
  const seconds = Math.floor(durationSeconds % 60);
  return `Answered call, ${minutes}:${String(seconds).padStart(2, "0")}`;
}
