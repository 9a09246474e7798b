import type { PhoneThread } from "../phones/index.ts";
import type { PlannedMessage, PlannedThread } from "./plan-thread.ts";
import type { Thread } from "./script.ts";

/** The thread as the customer's phone has it: without what never reached the phone. */
export function toPhoneThread(
  { customer }: Thread,
  { messages, lastInboundAt, lastActivityAt }: PlannedThread,
  phoneNumberId: string,
): PhoneThread {
  const customerId = customer.phone.slice(1);
  return {
    ...{ phoneNumberId, customerId },
    lastInboundAt: lastInboundAt ?? lastActivityAt,
    messages: messages
      .filter(({ line }) => line.fate === null || line.fate === "delivered" || line.fate === "read")
      .map((message) => toPhoneMessage(message, phoneNumberId, customerId)),
  };
}

function toPhoneMessage(
  { line, at, wamid, part, state }: PlannedMessage,
  phoneNumberId: string,
  customerId: string,
): PhoneThread["messages"][number] {
  const isTheirs = line.by === "customer";
  const times = Object.entries(state?.times ?? {}).map(([status, time]) => [
    status,
    time.getTime(),
  ]);
  return {
    ...{ id: wamid, phoneNumberId, customerId, content: part },
    direction: isTheirs ? "in" : "out",
    at: at.getTime(),
    type: "text" in line.content ? "text" : line.content.kind,
    status: isTheirs ? "delivered" : line.fate === "read" ? "read" : "delivered",
    statusAt: isTheirs ? { sent: at.getTime() } : Object.fromEntries(times),
    ...(!isTheirs && { addressedBy: "phone" as const }),
    reactions:
      line.reaction === null ? {} : { [isTheirs ? "business" : "customer"]: line.reaction },
  };
}
