export type {
  InboundEcho,
  InboundEdit,
  InboundElement,
  InboundFile,
  InboundIdentityChange,
  InboundInvalid,
  InboundMessage,
  InboundNotice,
  InboundReaction,
  InboundRevoke,
  InboundSender,
  InboundStatus,
  InvalidReason,
  ParsedWebhook,
} from "./inbound-element.ts";
export type { CallOutcome, FailedCall, FetchedMedia, MediaUpload, UploadedMedia } from "./media.ts";
export type {
  Egress,
  FlowsPage,
  ProviderCredentials,
  ProviderFlow,
  ReceivedList,
  StandInFile,
  StoredContents,
  TemplatesPage,
  VerifyResult,
  WebhookContext,
  WebhookRequest,
  WhatsAppProvider,
} from "./provider.ts";
export type { FactOf, ProviderFact } from "./provider-fact.ts";
export type {
  AmbiguousReason,
  NotSentReason,
  SendContent,
  SendFile,
  SendOutcome,
  SendRequest,
} from "./sending.ts";
