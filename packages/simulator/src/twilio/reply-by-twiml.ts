import type { TwilioMessage, TwilioSender } from "../store/index.ts";
import { type AcceptDeps, acceptSend } from "./accept-send.ts";
import { parseAddress } from "./address.ts";
import type { TwilioSend } from "./parse-send.ts";

/**
 * Sends what the answer to an inbound webhook tells Twilio to send: each `<Message>` of its TwiML
 * (section 4.5 of Twilio's formats). Returns the messages; none for `<Response/>`.
 */
export function replyByTwiml(
  deps: AcceptDeps,
  sender: TwilioSender,
  inbound: TwilioMessage,
  answer: string,
): TwilioMessage[] {
  const account = deps.store.get("twilioAccount", sender.accountSid);
  const address = parseAddress(inbound.from);
  if (!account || !address) return [];
  return textsOf(answer).flatMap((body) => {
    const form = new URLSearchParams({ To: inbound.from, Body: body });
    const send: TwilioSend = {
      ...{ sender, to: inbound.from, address, body, mediaUrl: null, content: null },
      ...{ variables: {}, location: null, statusCallback: null, messagingServiceSid: null },
      firstStatus: "queued",
      direction: "outbound-reply",
    };
    const accepted = acceptSend(deps, account, send, { form, fault: null, failure: null });
    return "error" in accepted ? [] : [accepted.message];
  });
}

function textsOf(answer: string): string[] {
  return [...answer.matchAll(/<Message\b[^>]*>([\s\S]*?)<\/Message>/g)].flatMap(
    ([, inner = ""]) => {
      const [, body = inner] = /<Body>([\s\S]*?)<\/Body>/.exec(inner) ?? [];
      const text = body.replace(/<[^>]*>/g, "").trim();
      return text === "" ? [] : [text.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)];
    },
  );
}

const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};
