import type { Egress, ProviderCredentials } from "../port/index.ts";

/** Where and how Twilio is called. Base URLs without a slash at the end; they may lead to a stand-in. */
export type TwilioConnection = {
  egress: Egress;
  baseUrls: { api: string; content: string; messaging: string };
  /** Origins besides Twilio's own from which a file may come after the redirect (5.1). */
  mediaOrigins: readonly string[];
  /** Longest wait for a whole answer. */
  timeoutMs: number;
  /** Longest wait for a whole file. */
  mediaTimeoutMs: number;
};

export type TwilioSettings = Pick<TwilioConnection, "egress"> &
  Partial<Omit<TwilioConnection, "egress" | "baseUrls">> & {
    baseUrls?: Partial<TwilioConnection["baseUrls"]>;
  };

/** The connection of `settings`; what they leave out is Twilio itself, 20 s an answer, 120 s a file. */
export function twilioConnection({ baseUrls, ...settings }: TwilioSettings): TwilioConnection {
  return {
    mediaOrigins: [],
    timeoutMs: 20_000,
    mediaTimeoutMs: 120_000,
    ...settings,
    baseUrls: {
      api: "https://api.twilio.com",
      content: "https://content.twilio.com",
      messaging: "https://messaging.twilio.com",
      ...baseUrls,
    },
  };
}

/** The account as calls need it, or null when SID or token cannot be Twilio's and no call is worth making. */
export function accountOf({
  providerAccountId,
  accessToken,
}: ProviderCredentials): { sid: string; authorization: string } | null {
  const sid = providerAccountId ?? "";
  if (!/^AC[0-9a-fA-F]{32}$/.test(sid) || !/^[\x21-\x7e]+$/.test(accessToken)) return null;
  return { sid, authorization: `Basic ${Buffer.from(`${sid}:${accessToken}`).toString("base64")}` };
}

/** The path under which everything of an account's first-generation API stands. */
export function accountUrl({ baseUrls }: TwilioConnection, sid: string): string {
  return `${baseUrls.api}/2010-04-01/Accounts/${sid}`;
}
