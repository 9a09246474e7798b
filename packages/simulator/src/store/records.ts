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

export type Status = "accepted" | "sent" | "delivered" | "read" | "failed";

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
  statusFault?: "duplicate-statuses" | "reordered-statuses";
  reactions: { customer?: string; business?: string };
  edited?: boolean;
  revoked?: boolean;
};

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
};

export type RecordKind = keyof Records;
