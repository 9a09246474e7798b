import type { Store, TwilioAccount } from "../store/index.ts";

type Principal = { account: TwilioAccount; isApiKey: boolean };

/** The account whose Auth Token or API key stands in the Basic header; undefined when none fits. */
export function authorise(store: Store, request: Request): Principal | undefined {
  const [user, password] = basicOf(request);
  for (const account of store.list("twilioAccount")) {
    if (account.accountSid === user && account.authToken === password)
      return { account, isApiKey: false };
    if (account.apiKeys.some(({ sid, secret }) => sid === user && secret === password))
      return { account, isApiKey: true };
  }
  return undefined;
}

function basicOf(request: Request): [string, string] {
  const [, encoded = ""] = /^Basic (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? ["", ""] : [text.slice(0, colon), text.slice(colon + 1)];
}
