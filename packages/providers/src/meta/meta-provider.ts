import type { WhatsAppProvider } from "../port/index.ts";
import { fetchMediaFromMeta } from "./fetch-media.ts";
import { createMetaConnection, type MetaSettings } from "./graph-connection.ts";
import { listMetaFlows } from "./list-flows.ts";
import { markReadAtMeta } from "./mark-read.ts";
import { parseMetaWebhook } from "./parse.ts";
import { sendToMeta } from "./send.ts";
import { setBlockedAtMeta } from "./set-blocked.ts";
import { pageOfMetaTemplates } from "./templates-page.ts";
import { uploadMediaToMeta } from "./upload-media.ts";
import { verifyMetaSignature } from "./verify.ts";

/** WhatsApp by Meta's Cloud API. What the settings leave out is in `createMetaConnection`. */
export function createMetaProvider(settings: MetaSettings): WhatsAppProvider {
  const connection = createMetaConnection(settings);
  return {
    id: "meta",
    verify: verifyMetaSignature,
    parse: parseMetaWebhook,
    send: (request, credentials) => sendToMeta(request, credentials, connection),
    fetchMedia: (file, credentials) => fetchMediaFromMeta(file, credentials, connection),
    uploadMedia: (file, credentials) => uploadMediaToMeta(file, credentials, connection),
    markRead: (request, credentials) => markReadAtMeta(request, credentials, connection),
    listTemplates: (cursor, credentials) => pageOfMetaTemplates(cursor, credentials, connection),
    listFlows: (cursor, credentials) => listMetaFlows(cursor, credentials, connection),
    setBlocked: (request, credentials) => setBlockedAtMeta(request, credentials, connection),
  };
}
