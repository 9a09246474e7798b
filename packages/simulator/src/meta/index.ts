export { emitOfNumber, emitOfWaba } from "./account/emit-account.ts";
export {
  ACCOUNT_FIELDS,
  type AccountField,
  followsMessages,
  sampleValue,
} from "./account/sample-value.ts";
export { toContact, userIdOf, valueHead } from "./envelope.ts";
export { escapeJson } from "./escape-json.ts";
export { createGraphRoutes } from "./graph-routes.ts";
export { type HandshakeResult, handshake } from "./handshake.ts";
export { createCallId, createMediaId, createUserId, createWamid } from "./identifiers.ts";
export { INBOUND_TYPES, type InboundType, inboundContent } from "./inbound-content.ts";
export { createLine, type Line } from "./line.ts";
export { nextStatus } from "./next-status.ts";
export { createRateLimits, type RateLimits } from "./rate-limits.ts";
export { answerAfterFault, resetConnection } from "./send-fault.ts";
export { signBody } from "./sign-body.ts";
export {
  announceComponents,
  rejectionOf,
  setTemplateCategory,
  setTemplateQuality,
  setTemplateStatus,
} from "./templates/change-template.ts";
export { saveNumber, saveTemplate } from "./templates/save-number.ts";
export { toWebhookRequest, WEBHOOK_HEADERS } from "./webhook-request.ts";
export { isWindowOpen, opensWindow } from "./window.ts";
