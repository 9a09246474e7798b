import type { ParsedWebhook } from "./inbound-element.ts";
import type { SendOutcome, SendRequest } from "./sending.ts";

/** A webhook request as it arrived. `url` is the public one from configuration, never from a Host header (T-31). */
export type WebhookRequest = {
  rawBody: Uint8Array;
  url: string;
  /** Value of a header by lower-case name; several values when it came more than once. */
  header(name: string): string | readonly string[] | null | undefined;
};

/** "not_configured": there is no secret to check against, which is our fault (503), not the caller's (401; T-30). */
export type VerifyResult = "valid" | "invalid" | "not_configured";

/** What a call to the provider needs. Never logged. */
export type ProviderCredentials = {
  /** Meta: phone number id. */
  providerNumberId: string;
  accessToken: string;
};

/** The one door to the network: `fetch`-like, so that an SSRF-safe client or a test takes its place. */
export type Egress = (url: string, init: RequestInit) => Promise<Response>;

/** A WhatsApp provider. Results are values; none of these throws on anything the outside sends. */
export type WhatsAppProvider = {
  readonly id: "meta";
  verify(request: WebhookRequest, secret: string): VerifyResult;
  parse(rawBody: Uint8Array): ParsedWebhook;
  send(request: SendRequest, credentials: ProviderCredentials): Promise<SendOutcome>;
};
