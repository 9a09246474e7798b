import { transportFailure } from "../http/index.ts";
import type { ProviderCredentials, SendOutcome, SendRequest } from "../port/index.ts";
import { authorised, graphUrl, isCallable, type MetaConnection } from "./graph-connection.ts";
import { metaSendBody } from "./send-body.ts";
import { outcomeOfAnswer } from "./send-outcome.ts";

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
  const { providerNumberId } = credentials;
  if (body === null || !isCallable([providerNumberId], credentials)) {
    return { kind: "not_sent", reason: "invalid_request" };
  }
  try {
    const response = await connection.egress(
      graphUrl(connection, [providerNumberId, "messages"]),
      authorised(credentials, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(connection.timeoutMs),
      }),
    );
    return await outcomeOfAnswer(response);
  } catch (error) {
    return transportFailure(error);
  }
}
