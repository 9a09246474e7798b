export { escapeJson } from "./escape-json.ts";
export { createGraphRoutes } from "./graph-routes.ts";
export { type HandshakeResult, handshake } from "./handshake.ts";
export { createWamid } from "./identifiers.ts";
export { INBOUND_TYPES, type InboundType, inboundContent } from "./inbound-content.ts";
export { createLine, type Line } from "./line.ts";
export { signBody } from "./sign-body.ts";
export { toWebhookRequest, WEBHOOK_HEADERS } from "./webhook-request.ts";
export { opensWindow } from "./window.ts";
