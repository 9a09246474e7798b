import { describe, expect, test } from "vitest";
import type { Egress, ProviderCredentials, SendRequest } from "../port/index.ts";
import { accountSid, to } from "./fixtures/forms.ts";
import { createTwilioProvider } from "./index.ts";

const request: SendRequest = {
  to: { phone: "+5511987654321" },
  content: { type: "text", text: "a+b & ç" },
  attemptId: "attempt-1",
};
const credentials: ProviderCredentials = {
  providerNumberId: to,
  providerAccountId: accountSid,
  accessToken: "token",
};

async function sent(change: Partial<ProviderCredentials> = {}, what = request) {
  const calls: { url: string; init: RequestInit }[] = [];
  const egress: Egress = async (url, init) => {
    calls.push({ url, init });
    return Response.json({ sid: "SM1" }, { status: 201 });
  };
  const provider = createTwilioProvider({ egress, baseUrls: { api: "http://twilio.example:1" } });
  return { outcome: await provider.send(what, { ...credentials, ...change }), calls };
}

describe("a send (section 6)", () => {
  test("is one form to the account's messages, with Basic credentials", async () => {
    const { calls } = await sent();
    expect(calls).toMatchObject([
      {
        url: `http://twilio.example:1/2010-04-01/Accounts/${accountSid}/Messages.json`,
        init: {
          method: "POST",
          headers: {
            authorization: `Basic ${Buffer.from(`${accountSid}:token`).toString("base64")}`,
            "content-type": "application/x-www-form-urlencoded",
          },
          body: "To=whatsapp%3A%2B5511987654321&From=whatsapp%3A%2B14155550100&Body=a%2Bb+%26+%C3%A7",
        },
      },
    ]);
  });

  test.each<[string, Partial<ProviderCredentials>]>([
    ["no account", { providerAccountId: null }],
    ["an account that would leave its path", { providerAccountId: `../${accountSid}` }],
    ["a token with a line break", { accessToken: "a\nb" }],
    ["no token", { accessToken: "" }],
    ["a sender that is no address", { providerNumberId: "7300" }],
  ])("with %s makes no call", async (_, change) => {
    const { outcome, calls } = await sent(change);
    expect(outcome).toEqual({ kind: "not_sent", reason: "invalid_request" });
    expect(calls).toEqual([]);
  });

  test("of something Twilio cannot show makes no call", async () => {
    const content = { type: "reaction", targetProviderMessageId: "SM1", emoji: "👍" } as const;
    const { outcome, calls } = await sent({}, { ...request, content });
    expect(outcome).toEqual({ kind: "not_sent", reason: "invalid_request" });
    expect(calls).toEqual([]);
  });
});
