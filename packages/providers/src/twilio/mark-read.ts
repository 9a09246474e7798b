import type { CallOutcome, ProviderCredentials } from "../port/index.ts";
import { callTwilio } from "./call-twilio.ts";
import type { TwilioConnection } from "./twilio-connection.ts";

/**
 * Shows the customer that somebody types, which marks the message as read too (section 10). Twilio has no call that
 * only marks it: without `isTyping` it is unsupported.
 */
export async function markReadAtTwilio(
  { providerMessageId, isTyping }: { providerMessageId: string; isTyping: boolean },
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<CallOutcome> {
  if (!isTyping) return { kind: "unsupported" };
  const url = () => `${connection.baseUrls.messaging}/v2/Indicators/Typing.json`;
  const form = new URLSearchParams({ channel: "whatsapp", messageId: providerMessageId });
  const answer = await callTwilio({ url, form }, credentials, connection);
  return answer.kind === "answered" ? { kind: "done" } : answer;
}
