import type { FailedCall, ProviderCredentials, ReceivedList } from "../port/index.ts";
import { type ListedMedia, type ListedMessage, listMedia, listMessages } from "./list-messages.ts";
import type { TwilioConnection } from "./twilio-connection.ts";
import { webhookBodyOf } from "./webhook-body.ts";

const maxPages = 50;

/** Every inbound message to the sender since a moment, oldest first, as its webhook would have been (F-93). */
export async function listReceivedByTwilio(
  since: Date,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<ReceivedList> {
  const messages = await listAll(since, credentials, connection);
  if ("kind" in messages) return messages;
  const webhooks: { providerMessageId: string; body: Uint8Array }[] = [];
  for (const message of messages.reverse()) {
    const media = await filesOf(message, credentials, connection);
    if ("kind" in media) return media;
    const { providerMessageId } = message;
    const account = credentials.providerAccountId ?? "";
    webhooks.push({ providerMessageId, body: webhookBodyOf(message, media, account, connection) });
  }
  return { kind: "listed", webhooks };
}

/** Latest first, as Twilio lists them; the day is asked for, the moment is ours. */
async function listAll(
  since: Date,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<ListedMessage[] | FailedCall> {
  const all: ListedMessage[] = [];
  let nextPage: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const query = { to: credentials.providerNumberId, sentOn: since };
    const from = nextPage === null ? query : { ...query, nextPage };
    const listed = await listMessages(from, credentials, connection);
    if (listed.kind !== "listed") return listed;
    all.push(
      ...listed.items.filter(({ isInbound, sentAt }) => isInbound && isSince(sentAt, since)),
    );
    const oldest = listed.items.at(-1)?.sentAt ?? null;
    nextPage = listed.nextPage;
    if (nextPage === null || (oldest !== null && oldest < since)) break;
  }
  return all;
}

function isSince(sentAt: Date | null, since: Date): boolean {
  return sentAt === null || sentAt >= since;
}

async function filesOf(
  { providerMessageId, mediaCount }: ListedMessage,
  credentials: ProviderCredentials,
  connection: TwilioConnection,
): Promise<ListedMedia[] | FailedCall> {
  if (mediaCount === 0) return [];
  const listed = await listMedia(providerMessageId, credentials, connection);
  return listed.kind === "listed" ? listed.items : listed;
}
