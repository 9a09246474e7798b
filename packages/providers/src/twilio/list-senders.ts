import { z } from "zod";
import type { ProviderCredentials } from "../port/index.ts";
import { listPage, type TwilioPage } from "./list-page.ts";
import { senderAddress } from "./twilio-address.ts";
import type { TwilioConnection } from "./twilio-connection.ts";

const text = z.string().min(1).nullish().catch(null);
const reasonSchema = z.object({
  code: z.union([z.string(), z.int().transform(String)]),
  message: z.string().catch(""),
});

const senderSchema = z
  .object({
    sid: z.string().min(1),
    sender_id: z.string().min(1),
    status: z.string(),
    configuration: z.object({ waba_id: text }).nullish().catch(null),
    profile: z.object({ name: text }).nullish().catch(null),
    properties: z.object({ quality_rating: text, messaging_limit: text }).nullish().catch(null),
    webhook: z.object({ callback_url: text, status_callback_url: text }).nullish().catch(null),
    offline_reasons: z.array(reasonSchema).nullish().catch(null),
  })
  .transform((raw) => ({
    sid: raw.sid,
    address: senderAddress(raw.sender_id),
    /** Twilio's own word, in capitals. */
    status: raw.status,
    /** May it be offered (3.1)? */
    isOnline: raw.status === "ONLINE" || raw.status === "ONLINE:UPDATING",
    name: raw.profile?.name ?? null,
    wabaId: raw.configuration?.waba_id ?? null,
    qualityRating: raw.properties?.quality_rating ?? null,
    /** In Twilio's words ("10K Customers/24hr"). */
    messagingLimit: raw.properties?.messaging_limit ?? null,
    inboundUrl: raw.webhook?.callback_url ?? null,
    statusUrl: raw.webhook?.status_callback_url ?? null,
    offlineReasons: raw.offline_reasons ?? [],
  }));

export type TwilioSender = z.infer<typeof senderSchema>;

/** The WhatsApp senders of the account, to choose a number from (3.1, S2.12). */
export function listSenders(
  { nextPage }: { nextPage?: string },
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<TwilioPage<TwilioSender>> {
  const base = connection.baseUrls.messaging;
  const firstPage = () => `${base}/v2/Channels/Senders?Channel=whatsapp&PageSize=20`;
  const list = { base, firstPage, key: "senders", item: senderSchema };
  return listPage(list, nextPage, credentials, connection);
}
