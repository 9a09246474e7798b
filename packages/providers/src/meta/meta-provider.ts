import type { WhatsAppProvider } from "../port/index.ts";
import { parseMetaWebhook } from "./parse.ts";
import { type MetaConnection, sendToMeta } from "./send.ts";
import { verifyMetaSignature } from "./verify.ts";

/** Longest wait for Meta's whole answer. */
const defaultTimeoutMs = 20_000;

/** WhatsApp by Meta's Cloud API. `timeoutMs` (20 s unless given) bounds the call with its answer. */
export function createMetaProvider(
  settings: Omit<MetaConnection, "timeoutMs"> & { timeoutMs?: number },
): WhatsAppProvider {
  const connection: MetaConnection = { timeoutMs: defaultTimeoutMs, ...settings };
  return {
    id: "meta",
    verify: verifyMetaSignature,
    parse: parseMetaWebhook,
    send: (request, credentials) => sendToMeta(request, credentials, connection),
  };
}
