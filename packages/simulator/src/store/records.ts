import type { BusinessNumber, CustomerInput } from "../config/index.ts";
import type {
  TwilioAccount,
  TwilioContent,
  TwilioMedia,
  TwilioMessage,
  TwilioOptOut,
  TwilioSender,
} from "./twilio-records.ts";

/** A customer's phone. Its id is the WhatsApp id: the phone number's digits. */
export type Customer = CustomerInput & { id: string };

/** Where a sent message stands. `deleted` and `warning` are in older documents only (A.9). */
export type Status =
  | "accepted"
  | "sent"
  | "delivered"
  | "read"
  | "played"
  | "failed"
  | "deleted"
  | "warning";

/** The error a failed status carries. */
export type StatusError = { code: number; title: string; details: string };

/** One bubble of a thread. `in` is from the customer to the business. */
export type Message = {
  id: string;
  phoneNumberId: string;
  customerId: string;
  direction: "in" | "out";
  /** Unix milliseconds on the simulator's clock, whole seconds. */
  at: number;
  type: string;
  /** The type's own part, e.g. `{ text: { body } }`. */
  content: Record<string, unknown>;
  contextId?: string;
  status: Status;
  statusAt: Partial<Record<Status, number>>;
  failure?: StatusError;
  callbackData?: string;
  /** How the product addressed the person: it decides which ids a failed status shows. */
  addressedBy?: "phone" | "userId";
  pricingCategory?: string;
  statusFault?: "duplicate-statuses" | "reordered-statuses" | "lost-statuses";
  reactions: { customer?: string; business?: string };
  /** What the phone shows of a message with parts: a template, buttons, a list. */
  card?: Card;
  /** Written in the phone app of the business: not a send of the product (A.14). */
  isEcho?: boolean;
  /** Held for the quality check of its template (B.10). */
  isHeld?: boolean;
  edited?: boolean;
  revoked?: boolean;
};

/** A message with parts as a phone shows it, whichever provider it came through. */
export type Card = {
  header?: CardHeader;
  body: string;
  footer?: string;
  /** Small print above the buttons, e.g. when an offer ends. */
  note?: string;
  buttons: CardButton[];
  cards?: Card[];
};

export type CardHeader =
  | { kind: "text"; text: string }
  | { kind: "location"; name: string; address: string }
  | {
      kind: "image" | "video" | "document";
      mediaId?: string | undefined;
      link?: string | undefined;
      filename?: string | undefined;
    };

/**
 * A button: `reply` and `payload` answer (an interactive and a template one), the others open
 * something. `flow` asks for a form, `list` for a row, `products` for an order.
 */
export type CardButton =
  | { kind: "reply" | "payload"; title: string; id: string }
  | { kind: "list"; title: string; sections: CardSection[] }
  | { kind: "products"; title: string; catalogId: string; skus: string[] }
  | { kind: "flow"; title: string; token?: string | undefined; data: Record<string, unknown> }
  | { kind: "address"; title: string; data: Record<string, unknown> }
  | { kind: "url" | "phone" | "copy" | "call"; title: string; target: string }
  | { kind: "location" | "contact" | "callPermission"; title: string };

export type CardSection = {
  title?: string | undefined;
  rows: { id: string; title: string; description?: string | undefined }[];
};

/** A file that WhatsApp holds for a number. */
export type Media = {
  id: string;
  phoneNumberId: string;
  mimeType: string;
  /** Base64 of the digest. */
  sha256: string;
  size: number;
  filename?: string;
  /** Unix milliseconds on the simulator's clock. */
  createdAt: number;
  expiresAt: number;
  /** Its bytes are the built-in sample of this name, padded with zeros to `size`. */
  sample?: string;
};

/** A resumable upload that has begun (B.10). */
export type Upload = {
  id: string;
  fileName: string;
  size: number;
  mimeType: string;
  received: number;
  handle: string | null;
};

export type TemplateComponent = { type: string; [member: string]: unknown };

export type Template = {
  id: string;
  wabaId: string;
  name: string;
  language: string;
  category: "MARKETING" | "UTILITY" | "AUTHENTICATION";
  status: string;
  parameterFormat: "POSITIONAL" | "NAMED";
  components: TemplateComponent[];
  quality: { score: string; date: number };
  rejectedReason: string;
  previousCategory?: string;
  correctCategory?: string;
  ttlSeconds?: number;
  /** Unix milliseconds on the simulator's clock. */
  editedAt: number[];
  /** It came with the number's configuration and leaves with it. */
  isConfigured: boolean;
};

/** What the Graph API has changed of a number; it outlives the configuration. */
export type NumberState = {
  pin?: string;
  isRegistered: boolean;
  profile: Record<string, unknown>;
  settings: Record<string, unknown>;
  /** What of the phone app has been sent already. */
  synced: string[];
  override: Override | null;
  username: string | null;
};
export type Override = { url: string; verifyToken: string };

/** Whether the app hears of a WABA, and where its messages go instead of the app's default. */
export type Subscription = { isSubscribed: boolean; override: Override | null };

/** Last time a customer wrote to a number, in whole seconds as Unix milliseconds. */
export type Window = { phoneNumberId: string; customerId: string; lastInboundAt: number };

/** A webhook that has not been answered with 200 yet. */
export type PendingDelivery = {
  id: string;
  phoneNumberId: string;
  lane: string;
  summary: string;
  body: string;
  messageIds: string[];
  /** A template or account field: it goes to the app's default callback (A.5). */
  isAccount?: boolean;
  /** Unix milliseconds on the simulator's clock. */
  createdAt: number;
  attempts: number;
  /** Unix milliseconds of the machine, or null while the first attempt has not ended. */
  nextAttemptAt: number | null;
};

/** One send that was accepted, whatever the product was told afterwards. */
export type LedgerEntry = {
  wamid: string;
  /** Unix milliseconds of the machine. */
  at: number;
  /** Unix milliseconds on the simulator's clock. */
  virtualAt: number;
  phoneNumberId: string;
  to: string;
  customerId: string | null;
  type: string;
  body: Record<string, unknown>;
  bodySha256: string;
  bizOpaqueCallbackData: string | null;
  fault: string | null;
};

export type Records = {
  number: BusinessNumber;
  customer: Customer;
  message: Message;
  window: Window;
  delivery: PendingDelivery;
  ledger: LedgerEntry;
  clock: { offsetMs: number };
  twilioAccount: TwilioAccount;
  twilioSender: TwilioSender;
  twilioMessage: TwilioMessage;
  twilioMedia: TwilioMedia;
  twilioContent: TwilioContent;
  twilioOptOut: TwilioOptOut;
  media: Media;
  upload: Upload;
  template: Template;
  numberState: NumberState;
  subscription: Subscription;
  /** The id is `{phoneNumberId}:{customerId}`. */
  block: { phoneNumberId: string; customerId: string };
};

export type RecordKind = keyof Records;
