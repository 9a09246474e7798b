import { z } from "zod";
import type { ProviderCredentials } from "../port/index.ts";
import { callTwilio, type FailedCall } from "./call-twilio.ts";
import { accountUrl, type TwilioConnection } from "./twilio-connection.ts";

/** Only what is named here is kept: the answer holds the auth token in clear (section 2). */
const accountSchema = z
  .object({
    status: z.string(),
    type: z.string().catch(""),
    friendly_name: z.string().catch(""),
    owner_account_sid: z.string().nullish().catch(null),
  })
  .transform((raw) => ({
    isActive: raw.status === "active",
    isTrial: raw.type === "Trial",
    name: raw.friendly_name,
    ownerAccountSid: raw.owner_account_sid ?? null,
  }));

export type TwilioAccount = z.infer<typeof accountSchema>;

/** Do SID and auth token open the account (section 2)? Refused with 20003 when they do not. */
export async function fetchAccount(
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<{ kind: "found"; account: TwilioAccount } | FailedCall> {
  const url = (sid: string) => `${accountUrl(connection, sid)}.json`;
  const answer = await callTwilio({ url }, credentials, connection);
  if (answer.kind !== "answered") return answer;
  const { data: account } = accountSchema.safeParse(answer.json);
  if (account === undefined) {
    return { kind: "retry", reason: "answer_unreadable", retryAfterMs: null };
  }
  return { kind: "found", account };
}
