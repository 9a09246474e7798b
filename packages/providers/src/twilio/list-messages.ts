import { z } from "zod";
import type { ProviderCredentials } from "../port/index.ts";
import { listPage, type TwilioPage } from "./list-page.ts";
import { accountUrl, type TwilioConnection } from "./twilio-connection.ts";

const rfc2822 = z
  .string()
  .transform((text) => new Date(text))
  .refine((time) => !Number.isNaN(time.getTime()))
  .nullable()
  .catch(null);

const messageSchema = z
  .object({
    sid: z.string().min(1).max(64),
    direction: z.string(),
    from: z.string(),
    to: z.string(),
    body: z.string().nullish(),
    status: z.string(),
    num_media: z.coerce.number().int().nonnegative().catch(0),
    error_code: z
      .union([z.int().transform(String), z.string()])
      .nullish()
      .catch(null),
    date_created: rfc2822,
    date_sent: rfc2822,
  })
  .transform((raw) => ({
    providerMessageId: raw.sid,
    isInbound: raw.direction === "inbound",
    from: raw.from,
    to: raw.to,
    body: raw.body ?? "",
    /** Twilio's own word (7.2). */
    status: raw.status,
    mediaCount: raw.num_media,
    errorCode: raw.error_code ?? null,
    /** To the second. */
    sentAt: raw.date_sent ?? raw.date_created,
  }));

/** A message as Twilio keeps it. Pressed buttons, places, quotes and advertisements are not in it (section 9). */
export type ListedMessage = z.infer<typeof messageSchema>;

/**
 * Messages of the account from `sentOn` (a day, UTC) on, the latest first: for the reconciler (F-93) and to find what
 * became of an ambiguous send (F-31). `to` and `from` are addresses ("whatsapp:+…").
 */
export function listMessages(
  query: { to?: string; from?: string; sentOn: Date; pageSize?: number; nextPage?: string },
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<TwilioPage<ListedMessage>> {
  const { to, from, sentOn, pageSize = 200, nextPage } = query;
  const search = new URLSearchParams({
    ...(to === undefined ? {} : { To: to }),
    ...(from === undefined ? {} : { From: from }),
    "DateSent>": sentOn.toISOString().slice(0, 10),
    PageSize: String(pageSize),
  });
  const firstPage = (sid: string) => `${accountUrl(connection, sid)}/Messages.json?${search}`;
  const list = { base: connection.baseUrls.api, firstPage, key: "messages", item: messageSchema };
  return listPage(list, nextPage, credentials, connection);
}

const mediaSchema = z
  .object({ sid: z.string().regex(/^ME[0-9a-fA-F]{32}$/), content_type: z.string() })
  .transform((raw) => ({ sid: raw.sid, mimeType: raw.content_type }));

export type ListedMedia = z.infer<typeof mediaSchema>;

/** The files of one listed message (5.1). */
export function listMedia(
  providerMessageId: string,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<TwilioPage<ListedMedia>> {
  const message = encodeURIComponent(providerMessageId);
  const firstPage = (sid: string) =>
    `${accountUrl(connection, sid)}/Messages/${message}/Media.json`;
  const list = { base: connection.baseUrls.api, firstPage, key: "media_list", item: mediaSchema };
  return listPage(list, undefined, credentials, connection);
}
