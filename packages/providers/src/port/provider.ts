import type { FlowStatus, ProviderId } from "@parley/domain/messages";
import type { Template } from "@parley/domain/templates";
import type { InboundFile, ParsedWebhook } from "./inbound-element.ts";
import type { CallOutcome, FailedCall, FetchedMedia, MediaUpload, UploadedMedia } from "./media.ts";
import type { SendContent, SendOutcome, SendRequest } from "./sending.ts";

/** A webhook request as it arrived. `url` is the public one from configuration, never from a Host header (T-31). */
export type WebhookRequest = {
  rawBody: Uint8Array;
  url: string;
  /** Value of a header by lower-case name; several values when it came more than once. */
  header(name: string): string | readonly string[] | null | undefined;
};

/** "not_configured": there is no secret to check against, which is our fault (503), not the caller's (401; T-30). */
export type VerifyResult = "valid" | "invalid" | "not_configured";

/** What of a webhook request stands outside its body: Twilio returns our attempt in the query of its URL. */
export type WebhookContext = { query: URLSearchParams };

/** What a call to the provider needs. Never logged. */
export type ProviderCredentials = {
  /** Meta: phone number id. Twilio: the sender's address, "whatsapp:+…". */
  providerNumberId: string;
  /** Meta: the WhatsApp business account. Twilio: the account SID. */
  providerAccountId: string | null;
  /** Meta: access token. Twilio: auth token. */
  accessToken: string;
};

/** The one door to the network: `fetch`-like, so that an SSRF-safe client or a test takes its place. */
export type Egress = (url: string, init: RequestInit) => Promise<Response>;

export type ReceivedList =
  | { kind: "listed"; webhooks: { providerMessageId: string; body: Uint8Array }[] }
  | FailedCall;

export type TemplatesPage =
  | { kind: "page"; templates: Template[]; nextCursor: string | null }
  | FailedCall;

/** A form of the account's own that a message can open (S0.28). */
export type ProviderFlow = { providerFlowId: string; name: string; status: FlowStatus };

export type FlowsPage =
  | { kind: "page"; flows: ProviderFlow[]; nextCursor: string | null }
  | FailedCall;

/** Equal contents have equal hashes and share one object; what differs between them is in `variables`. */
export type StoredContents = {
  /** Null for a content that needs no object, or that the provider cannot store. */
  plan(
    content: SendContent,
  ): { hash: string; definition: unknown; variables: Readonly<Record<string, string>> } | null;
  create(
    definition: unknown,
    credentials: ProviderCredentials,
  ): Promise<{ kind: "created"; contentId: string } | FailedCall>;
};

/** A file that stands for a content; `key` names it in the request's `files`. */
export type StandInFile = { key: string; mimeType: string; filename: string; text: string };

/** A WhatsApp provider. Results are values; none of these throws on anything the outside sends. */
export type WhatsAppProvider = {
  readonly id: ProviderId;
  verify(request: WebhookRequest, secret: string): VerifyResult;
  parse(rawBody: Uint8Array, context?: WebhookContext): ParsedWebhook;
  send(request: SendRequest, credentials: ProviderCredentials): Promise<SendOutcome>;
  /** Opens the file of an inbound message, to be read as a stream. Only hosts of the provider are called. */
  fetchMedia(file: InboundFile, credentials: ProviderCredentials): Promise<FetchedMedia>;
  /** Uploads a file once, for any number of messages. A provider that takes links alone answers "link_only". */
  uploadMedia(file: MediaUpload, credentials: ProviderCredentials): Promise<UploadedMedia>;
  /** Tells the customer that a message was read, and if asked that somebody types (B.6, Twilio 10). */
  markRead(
    request: { providerMessageId: string; isTyping: boolean },
    credentials: ProviderCredentials,
  ): Promise<CallOutcome>;
  /** The templates of the number's account, a page at a time; the first where `cursor` is null. */
  listTemplates(cursor: string | null, credentials: ProviderCredentials): Promise<TemplatesPage>;
  /** The Flows of the number's account, as `listTemplates`; for a provider that has them. */
  listFlows?(cursor: string | null, credentials: ProviderCredentials): Promise<FlowsPage>;
  /**
   * What customers wrote since a moment, as the webhooks that should have told it, for a provider whose webhooks can
   * be lost (Twilio, F-93). May hold what is known already.
   */
  listReceived?(since: Date, credentials: ProviderCredentials): Promise<ReceivedList>;
  /** How interactive messages are stored before they are sent, for a provider that asks for it (Twilio 6.2). */
  readonly contents?: StoredContents;
  /** The file that a provider takes in place of a content, null where it takes the content itself (Twilio 5.2). */
  standInFor?(content: SendContent): StandInFile | null;
  /** Blocks or unblocks a person, where the provider can. */
  setBlocked(
    request: { to: SendRequest["to"]; isBlocked: boolean },
    credentials: ProviderCredentials,
  ): Promise<CallOutcome>;
};
