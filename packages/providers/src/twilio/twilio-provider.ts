import type { WhatsAppProvider } from "../port/index.ts";
import { vcardOf } from "./contact-vcard.ts";
import { type ContentDefinition, planContent } from "./content-definition.ts";
import { createContent } from "./create-content.ts";
import { fetchTwilioMedia } from "./fetch-media.ts";
import { listReceivedByTwilio } from "./list-received.ts";
import { markReadAtTwilio } from "./mark-read.ts";
import { parseTwilioWebhook } from "./parse.ts";
import { sendToTwilio } from "./send.ts";
import { contactsFile } from "./send-fields.ts";
import { pageOfTwilioTemplates } from "./templates-page.ts";
import { type TwilioSettings, twilioConnection } from "./twilio-connection.ts";
import { verifyTwilioSignature } from "./verify.ts";

/**
 * WhatsApp by Twilio. Settings as of `twilioConnection`. Files are sent by link and people cannot be blocked: Twilio
 * has no call for either (5.2).
 */
export function createTwilioProvider(settings: TwilioSettings): WhatsAppProvider {
  const connection = twilioConnection(settings);
  return {
    id: "twilio",
    verify: verifyTwilioSignature,
    parse: parseTwilioWebhook,
    send: (request, credentials) => sendToTwilio(request, credentials, connection),
    fetchMedia: (file, credentials) => fetchTwilioMedia(file, credentials, connection),
    uploadMedia: async () => ({ kind: "link_only" }),
    markRead: (request, credentials) => markReadAtTwilio(request, credentials, connection),
    listTemplates: (cursor, credentials) => pageOfTwilioTemplates(cursor, credentials, connection),
    setBlocked: async () => ({ kind: "unsupported" }),
    listReceived: (since, credentials) => listReceivedByTwilio(since, credentials, connection),
    standInFor: (content) =>
      content.type === "contacts"
        ? {
            ...{ key: contactsFile, mimeType: "text/vcard", filename: "contact.vcf" },
            text: vcardOf(content.contacts),
          }
        : null,
    contents: {
      plan: planContent,
      create: (definition, credentials) =>
        createContent(definition as ContentDefinition, credentials, connection),
    },
  };
}
