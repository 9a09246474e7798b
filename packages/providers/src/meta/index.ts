export {
  createMetaConnection,
  type MetaConnection,
  type MetaSettings,
} from "./graph-connection.ts";
export { listMetaTemplates, type TemplatePage } from "./list-templates.ts";
export { createMetaProvider } from "./meta-provider.ts";
export { getMetaNumberHealth, type NumberHealth } from "./number-health.ts";
export { parseMetaWebhook } from "./parse.ts";
export { readNotice } from "./read-notice.ts";
export { verifyMetaSignature } from "./verify.ts";
export { type Handshake, verifyMetaHandshake } from "./verify-handshake.ts";
