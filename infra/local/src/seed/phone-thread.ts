import type { PhoneThread } from "../phones/index.ts";
import type { HistoryLine } from "./history-line.ts";
import type { PlannedMessage, PlannedThread } from "./plan-thread.ts";
import type { Thread } from "./script.ts";

/** The thread as the customer's phone has it: without what never reached the phone. */
export function toPhoneThread(
  { customer }: Thread,
  { messages, lastInboundAt, lastActivityAt }: PlannedThread,
  line: HistoryLine,
): PhoneThread {
  const { phoneNumberId } = line;
  const customerId = customer.phone.slice(1);
  const arrived = messages.filter(
    ({ line: { fate } }) => fate === null || fate === "delivered" || fate === "read",
  );
  return {
    ...{ phoneNumberId, customerId },
    lastInboundAt: lastInboundAt ?? lastActivityAt,
    messages: arrived.map((message) => toPhoneMessage(message, phoneNumberId, customerId)),
    twilioMessages:
      line.provider === "twilio"
        ? arrived.map((message) => toTwilioMessage(message, line, customerId))
        : [],
  };
}

/** The message as the account's list of messages has it. */
function toTwilioMessage(
  { line: { by, content, fate }, at, providerMessageId: sid }: PlannedMessage,
  { phoneNumberId: senderSid, accountSid, phone }: HistoryLine & { provider: "twilio" },
  customerId: string,
): PhoneThread["twilioMessages"][number] {
  const isTheirs = by === "customer";
  const [theirs, ours] = [`whatsapp:+${customerId}`, `whatsapp:${phone}`];
  const moment = at.getTime();
  return {
    ...{ sid, accountSid, senderSid, customerId },
    from: isTheirs ? theirs : ours,
    to: isTheirs ? ours : theirs,
    direction: isTheirs ? "inbound" : "outbound-api",
    status: isTheirs ? "received" : fate === "read" ? "read" : "delivered",
    body: "text" in content ? content.text : "",
    ...{ messagingServiceSid: null, errorCode: null, errorMessage: null },
    ...{ statusCallback: null, contentSid: null },
    ...{ createdAt: moment, sentAt: moment, updatedAt: moment },
  };
}

function toPhoneMessage(
  { line, at, providerMessageId, part, state }: PlannedMessage,
  phoneNumberId: string,
  customerId: string,
): PhoneThread["messages"][number] {
  const isTheirs = line.by === "customer";
  const times = Object.entries(state?.times ?? {}).map(([status, time]) => [
    status,
    time.getTime(),
  ]);
  return {
    ...{ id: providerMessageId, phoneNumberId, customerId, content: part },
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
