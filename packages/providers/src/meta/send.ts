import { transportFailure } from "../http/index.ts";
import type { Egress, ProviderCredentials, SendOutcome, SendRequest } from "../port/index.ts";
import { metaSendBody } from "./send-body.ts";
import { outcomeOfAnswer } from "./send-outcome.ts";

/** Where and how Meta is called. `graphBaseUrl` without a slash at the end; `graphVersion` like "v25.0". */
export type MetaConnection = {
  egress: Egress;
  graphBaseUrl: string;
  graphVersion: string;
  timeoutMs: number;
};

/**
 * Sends one message with exactly one call, never a second (B.1). The answer's own refusal, its absence and its
 * doubt are values; this function does not throw.
 */
export async function sendToMeta(
  request: SendRequest,
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<SendOutcome> {
  const body = metaSendBody(request);
  const { providerNumberId, accessToken } = credentials;
  if (
    body === null ||
    !/^[A-Za-z0-9_-]+$/.test(providerNumberId) ||
    !/^[\x21-\x7e]+$/.test(accessToken)
  ) {
    return { kind: "not_sent", reason: "invalid_request" };
  }
  const { egress, graphBaseUrl, graphVersion, timeoutMs } = connection;
  try {
    const response = await egress(`${graphBaseUrl}/${graphVersion}/${providerNumberId}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      // Following a redirect would send the token and the message to a place nobody chose.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await outcomeOfAnswer(response);
  } catch (error) {
    return transportFailure(error);
  }
}
