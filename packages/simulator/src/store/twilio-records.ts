import type {
  ApprovalStatus,
  TwilioAccountInput,
  TwilioContentInput,
  TwilioSenderInput,
} from "../config/index.ts";

export type TwilioAccount = Omit<TwilioAccountInput, "senders" | "contents">;

/** A sender; the phones' chats know it by its `sid`. */
export type TwilioSender = TwilioSenderInput & { accountSid: string; profileName: string };

export type TwilioStatus =
  | "accepted"
  | "queued"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "undelivered"
  | "received";

/** A Message as the REST API keeps it. The chat's bubble of the same id is in `message`. */
export type TwilioMessage = {
  sid: string;
  accountSid: string;
  senderSid: string;
  customerId: string;
  from: string;
  to: string;
  direction: "inbound" | "outbound-api" | "outbound-reply";
  status: TwilioStatus;
  body: string;
  messagingServiceSid: string | null;
  errorCode: number | null;
  errorMessage: string | null;
  /** The status a failure is told with, and what the channel says of it. */
  failsAs?: "failed" | "undelivered";
  statusCallback: string | null;
  contentSid: string | null;
  /** Unix milliseconds on the simulator's clock. */
  createdAt: number;
  sentAt: number | null;
  updatedAt: number;
};

/** A file of a message. `base64` is what is served. */
export type TwilioMedia = {
  sid: string;
  accountSid: string;
  messageSid: string;
  contentType: string;
  base64: string;
  createdAt: number;
};

export type TwilioContent = Omit<TwilioContentInput, "approval"> & {
  accountSid: string;
  createdAt: number;
  updatedAt: number;
  approval: {
    name: string;
    category: string;
    status: ApprovalStatus;
    rejectionReason: string;
  } | null;
};

/** A customer who wrote STOP to a sender. */
export type TwilioOptOut = { senderSid: string; customerId: string };
