import { isWindowOpen } from "../meta/index.ts";
import type { Customer, Store, TwilioAccount, TwilioContent } from "../store/index.ts";
import { richestType } from "./content-types.ts";
import type { TwilioSend } from "./parse-send.ts";
import { missingVariables } from "./render-content.ts";

export type TwilioFailure = { code: number; message: string; status: "failed" | "undelivered" };

const CLOSED = failed(
  63016,
  "Failed to send freeform message because you are outside the allowed window. If you are using WhatsApp, please use a Message Template.",
);
const ONLY_IN_WINDOW = new Set(["twilio/list-picker", "twilio/location"]);
const ONLY_APPROVED = new Set([
  "twilio/carousel",
  "twilio/flows",
  "whatsapp/flows",
  "whatsapp/authentication",
]);

/**
 * Why the channel will refuse a message that the API has taken, or null. The status callback tells
 * it (sections 11.4 and 13 of Twilio's formats); 63016 is a refusal at once where the sender says so.
 */
export function failureOf(
  store: Store,
  account: TwilioAccount,
  customer: Customer | undefined,
  send: TwilioSend,
  now: number,
): TwilioFailure | null {
  if (account.status !== "active") return failed(30002, "Account suspended");
  if (!customer?.onWhatsApp)
    return { code: 63024, message: "Invalid message recipient", status: "undelivered" };
  const window = store.get("window", `${send.sender.sid}:${customer.id}`);
  const isOpen = isWindowOpen(window?.lastInboundAt, now);
  if (send.content) return contentFailure(send.content, send.variables, isOpen);
  return isOpen ? null : CLOSED;
}

function contentFailure(
  content: TwilioContent,
  variables: Record<string, string>,
  isOpen: boolean,
): TwilioFailure | null {
  const type = richestType(content.types);
  const status = content.approval?.status ?? "unsubmitted";
  const isApproved = status === "approved";
  if (!isOpen) {
    const stopped = STOPPED[status];
    if (stopped) return stopped;
    if (!isApproved || ONLY_IN_WINDOW.has(type)) return CLOSED;
  }
  if (isOpen && !isApproved && ONLY_APPROVED.has(type))
    return failed(63027, "Template does not exist for a language and locale");
  if (!isApproved && buttonsOf(content, type) > 3)
    return failed(63021, "Channel invalid content error");
  if (missingVariables(content, variables).length > 0)
    return failed(63028, "Number of parameters provided does not match the expected number");
  if (Object.values(variables).some((value) => /\s{5,}/.test(value)))
    return failed(63013, "Channel policy violation");
  return null;
}

const STOPPED: Record<string, TwilioFailure> = {
  rejected: failed(63040, "Template Rejected"),
  paused: failed(63041, "Template Paused"),
  disabled: failed(63042, "Template Disabled"),
};

function buttonsOf({ types }: TwilioContent, type: string): number {
  const { actions } = types[type] as { actions?: unknown[] };
  return actions?.length ?? 0;
}

function failed(code: number, message: string): TwilioFailure {
  return { code, message, status: "failed" };
}
