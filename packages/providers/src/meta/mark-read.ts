import type { CallOutcome, ProviderCredentials } from "../port/index.ts";
import { callGraph } from "./call-graph.ts";
import type { MetaConnection } from "./graph-connection.ts";

/** Marks a customer's message, and all before it, as read; if asked shows for 25 s that somebody types (B.6). */
export async function markReadAtMeta(
  request: { providerMessageId: string; isTyping: boolean },
  credentials: ProviderCredentials,
  connection: MetaConnection,
): Promise<CallOutcome> {
  const { providerMessageId, isTyping } = request;
  const json = {
    messaging_product: "whatsapp",
    status: "read",
    message_id: providerMessageId,
    ...(isTyping ? { typing_indicator: { type: "text" } } : {}),
  };
  const path = [credentials.providerNumberId, "messages"];
  const result = await callGraph({ method: "POST", path, json }, credentials, connection);
  return result.kind === "value" ? { kind: "done" } : result.failure;
}
