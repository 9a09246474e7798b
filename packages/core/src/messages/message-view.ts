import type { media, messageReactions, messages } from "@parley/db/schema";
import { failureOf } from "@parley/domain/failures";
import type { MediaId, MessageId, UserId } from "@parley/domain/ids";
import {
  type MessageContent,
  mediaOf,
  messagePreview,
  type OtherContent,
  type ProviderId,
} from "@parley/domain/messages";
import {
  type DisplayStatus,
  displayStatus,
  type MessageStatus,
  type StatusState,
} from "@parley/domain/statuses";

/** What the thread shows of a message's content; a provider's raw object stays on the server. */
export type ContentView = Exclude<MessageContent, OtherContent> | Omit<OtherContent, "raw">;

export type FailureView = { code: string; title: string; cause: string; remedy: string };

/** The file of a message: there to be shown once it is "stored". Its size is null until then. */
export type MediaView = Pick<
  typeof media.$inferSelect,
  "id" | "state" | "mimeType" | "filename" | "sizeBytes"
>;

/** What a message quotes; `messageId` is null when we do not have the original (A.7.1). */
export type QuotedView = {
  messageId: MessageId | null;
  direction: "inbound" | "outbound" | null;
  preview: string | null;
};

/** The advertisement a chat started from (A.7.2). */
export type ReferralView = {
  headline: string | null;
  body: string | null;
  sourceUrl: string | null;
};

export type MessageView = {
  id: MessageId;
  clientMessageId: string | null;
  direction: "inbound" | "outbound";
  source: (typeof messages.$inferSelect)["source"];
  content: ContentView;
  media: MediaView | null;
  quoted: QuotedView | null;
  referral: ReferralView | null;
  forwarded: "once" | "often" | null;
  /** null for what the customer wrote. */
  status: DisplayStatus | null;
  /** When each status was first true (S4.18); empty for what the customer wrote. */
  statusTimes: Partial<Record<MessageStatus, Date>>;
  /** The provider may or may not have taken it; nothing is sent again by itself. */
  isUnconfirmed: boolean;
  failure: FailureView | null;
  at: Date;
  editedAt: Date | null;
  position: number;
  sequence: number;
  version: number;
  author: { id: UserId; name: string } | null;
  reactions: { author: "contact" | "business"; emoji: string }[];
};

type Message = typeof messages.$inferSelect;
export type MessageRow = { message: Message; authorName: string | null };
type ReactionRow = typeof messageReactions.$inferSelect;

/** What is looked up beside a page of messages: by provider id, and files by their own id. */
export type Surroundings = {
  provider: ProviderId;
  reactions: ReadonlyMap<string, readonly ReactionRow[]>;
  quoted: ReadonlyMap<string, Pick<Message, "id" | "direction" | "content">>;
  media: ReadonlyMap<string, typeof media.$inferSelect>;
};

/** The view of a stored message. */
export function toMessageView(
  { message, authorName }: MessageRow,
  around: Surroundings,
): MessageView {
  const { statusState, authorUserId, providerMessageId } = message;
  const reactions = around.reactions.get(providerMessageId ?? "") ?? [];
  return {
    id: message.id,
    clientMessageId: message.clientMessageId,
    direction: message.direction,
    source: message.source,
    content: toContentView(message.content),
    media: toMediaView(message.content, around),
    quoted: toQuotedView(message, around),
    referral: toReferralView(message.referral),
    forwarded: message.forwarded,
    status: statusState === null ? null : displayStatus(statusState),
    statusTimes: statusState?.times ?? {},
    isUnconfirmed: message.unconfirmedAt !== null,
    failure: statusState === null ? null : toFailureView(statusState, around.provider),
    at: message.providerAt,
    editedAt: message.editedAt,
    position: message.position,
    sequence: message.sequence,
    version: message.version,
    author:
      authorUserId === null ? null : { id: authorUserId, name: authorName ?? "Former member" },
    reactions: reactions.flatMap(({ author, emoji }) =>
      emoji === null ? [] : [{ author: author === "business" ? "business" : "contact", emoji }],
    ),
  };
}

function toContentView(content: MessageContent): ContentView {
  if (content.type !== "other") return content;
  return { type: "other", providerType: content.providerType, label: content.label };
}

function toMediaView(content: MessageContent, around: Surroundings): MediaView | null {
  const part = mediaOf(content);
  const row = around.media.get(part?.mediaId ?? "");
  if (part === null || row === undefined) return null;
  const { id, state, mimeType, filename, sizeBytes } = row;
  return { id: id as MediaId, state, mimeType, filename, sizeBytes };
}

function toQuotedView(message: Message, around: Surroundings): QuotedView | null {
  const { quotedProviderMessageId } = message;
  if (quotedProviderMessageId === null) return null;
  const original = around.quoted.get(quotedProviderMessageId);
  if (original === undefined) return { messageId: null, direction: null, preview: null };
  const { id: messageId, direction, content } = original;
  return { messageId, direction, preview: messagePreview(content) };
}

function toReferralView(referral: unknown): ReferralView | null {
  if (typeof referral !== "object" || referral === null) return null;
  const text = (key: string) => {
    const value: unknown = (referral as Record<string, unknown>)[key];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return { headline: text("headline"), body: text("body"), sourceUrl: text("source_url") };
}

function toFailureView(state: StatusState, provider: ProviderId): FailureView | null {
  if (displayStatus(state) !== "failed") return null;
  const error = state.errors[0] ?? { code: "unknown", title: "The message failed", details: "" };
  const { cause, remedy } = failureOf({ ...error, provider });
  return { code: error.code, title: error.title, cause, remedy };
}
