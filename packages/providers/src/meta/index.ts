export { createMetaProvider } from "./meta-provider.ts";
export { parseMetaWebhook } from "./parse.ts";
export { verifyMetaSignature } from "./verify.ts";
export { type Handshake, verifyMetaHandshake } from "./verify-handshake.ts";
