import { createHash } from "node:crypto";
import type { Customer, Message, Store, TwilioAccount, TwilioMessage } from "../store/index.ts";
import type { Clock } from "../timeline/index.ts";
import { findByAddress, senderAddressOf } from "./address.ts";
import { failureOf, type TwilioFailure } from "./failure-of.ts";
import { createSid } from "./identifiers.ts";
import type { TwilioSend } from "./parse-send.ts";
import { type Rendered, renderContent } from "./render-content.ts";
import { badRequest, type TwilioError } from "./twilio-error.ts";

export type AcceptDeps = { store: Store; clock: Clock; machineNow: () => number };

/**
 * Takes a valid send: writes the thread, the REST message and the ledger, and returns the message with
 * the URL of the file it still has to fetch. What Twilio refuses later is marked on both; an opted-out
 * recipient (21610), and a closed window where the sender says so, are refused at once.
 */
export function acceptSend(
  deps: AcceptDeps,
  account: TwilioAccount,
  send: TwilioSend,
  request: { form: URLSearchParams; fault: string | null; failure: TwilioFailure | null },
): { message: TwilioMessage; mediaUrl: string | null } | { error: TwilioError } {
  const { store, clock } = deps;
  const { sender } = send;
  const customer = findByAddress(store, sender, send.address);
  if (customer && store.get("twilioOptOut", `${sender.sid}:${customer.id}`))
    return { error: badRequest(21610, "Attempt to send to unsubscribed recipient") };
  const failure = request.failure ?? failureOf(store, account, customer, send, clock.now());
  if (failure?.code === 63016 && sender.closedWindow === "sync")
    return { error: badRequest(failure.code, failure.message) };
  const rendered = render(send);
  const message = toMessage(deps, account, send, customer, rendered);
  store.put("twilioMessage", message.sid, {
    ...message,
    ...(failure && { failsAs: failure.status }),
  });
  store.put("message", message.sid, toBubble(deps, message, rendered, failure));
  store.put("ledger", message.sid, {
    wamid: message.sid,
    at: deps.machineNow(),
    virtualAt: clock.now(),
    phoneNumberId: sender.sid,
    to: send.to,
    customerId: customer?.id ?? null,
    type: rendered.type,
    body: Object.fromEntries(request.form),
    bodySha256: createHash("sha256").update(request.form.toString()).digest("hex"),
    bizOpaqueCallbackData: send.statusCallback,
    fault: request.fault,
  });
  return { message, mediaUrl: failure ? null : rendered.mediaUrl };
}

function render(send: TwilioSend): Rendered {
  const { body, content, location, mediaUrl } = send;
  if (content) return renderContent(content, send.variables);
  if (location)
    return { type: "location", content: { location: { ...location } }, body, mediaUrl: null };
  return { type: "text", content: { text: { body } }, body, mediaUrl };
}

function toMessage(
  { clock }: AcceptDeps,
  { accountSid }: TwilioAccount,
  send: TwilioSend,
  customer: Customer | undefined,
  rendered: Rendered,
): TwilioMessage {
  const digits = "digits" in send.address ? send.address.digits : "";
  return {
    sid: createSid(rendered.mediaUrl || send.content ? "MM" : "SM"),
    accountSid,
    senderSid: send.sender.sid,
    customerId: customer?.id ?? digits,
    from: senderAddressOf(send.sender),
    to: send.to,
    direction: send.direction,
    status: send.firstStatus,
    body: rendered.body,
    messagingServiceSid: send.messagingServiceSid,
    errorCode: null,
    errorMessage: null,
    statusCallback: send.statusCallback,
    contentSid: send.content?.sid ?? null,
    createdAt: clock.now(),
    sentAt: null,
    updatedAt: clock.now(),
  };
}

function toBubble(
  { clock }: AcceptDeps,
  { sid, senderSid, customerId }: TwilioMessage,
  { type, content }: Rendered,
  failure: TwilioFailure | null,
): Message {
  return {
    id: sid,
    phoneNumberId: senderSid,
    customerId,
    direction: "out",
    at: Math.floor(clock.now() / 1000) * 1000,
    type,
    content,
    status: "accepted",
    statusAt: { accepted: clock.now() },
    ...(failure && {
      failure: { code: failure.code, title: failure.message, details: failure.message },
    }),
    reactions: {},
  };
}
