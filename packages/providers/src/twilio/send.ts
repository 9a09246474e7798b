import { transportFailure } from "../http/index.ts";
import type { ProviderCredentials, SendOutcome, SendRequest } from "../port/index.ts";
import { twilioSendFields } from "./send-fields.ts";
import { outcomeOfAnswer } from "./send-outcome.ts";
import { accountOf, accountUrl, type TwilioConnection } from "./twilio-connection.ts";

/**
 * Sends one message with exactly one call, never a second: Twilio knows no idempotency key (section 15). The answer's
 * refusal, its absence and its doubt are values; this function does not throw.
 */
export async function sendToTwilio(
  request: SendRequest,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<SendOutcome> {
  const account = accountOf(credentials);
  const fields = twilioSendFields(request, credentials.providerNumberId);
  if (account === null || fields === null) return { kind: "not_sent", reason: "invalid_request" };
  try {
    const response = await connection.egress(
      `${accountUrl(connection, account.sid)}/Messages.json`,
      {
        method: "POST",
        headers: {
          authorization: account.authorization,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: fields.toString(),
        // Following a redirect would send the token and the message to a place nobody chose.
        redirect: "manual",
        signal: AbortSignal.timeout(connection.timeoutMs),
      },
    );
    return await outcomeOfAnswer(response);
  } catch (error) {
    return transportFailure(error);
  }
}
