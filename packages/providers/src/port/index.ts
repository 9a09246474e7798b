export type {
  InboundElement,
  InboundInvalid,
  InboundMessage,
  InboundNotice,
  InboundReaction,
  InboundSender,
  InboundStatus,
  InvalidReason,
  ParsedWebhook,
} from "./inbound-element.ts";
export type {
  Egress,
  ProviderCredentials,
  VerifyResult,
  WebhookRequest,
  WhatsAppProvider,
} from "./provider.ts";
export type {
  AmbiguousReason,
  NotSentReason,
  SendContent,
  SendOutcome,
  SendRequest,
} from "./sending.ts";
