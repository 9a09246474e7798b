import type { messageReactions, messages } from "@parley/db/schema";
import { failureOf } from "@parley/domain/failures";
import type { MessageId, UserId } from "@parley/domain/ids";
import type { MessageContent, OtherContent } from "@parley/domain/messages";
import { type DisplayStatus, displayStatus, type StatusState } from "@parley/domain/statuses";

/** What the thread shows of a message's content; a provider's raw object stays on the server. */
export type ContentView = Exclude<MessageContent, OtherContent> | Omit<OtherContent, "raw">;

export type FailureView = { code: string; title: string; cause: string; remedy: string };

export type MessageView = {
  id: MessageId;
  clientMessageId: string | null;
  direction: "inbound" | "outbound";
  content: ContentView;
  /** null for what the customer wrote. */
  status: DisplayStatus | null;
  /** The provider may or may not have taken it; nothing is sent again by itself. */
  isUnconfirmed: boolean;
  failure: FailureView | null;
  at: Date;
  position: number;
  sequence: number;
  version: number;
  author: { id: UserId; name: string } | null;
  reactions: { author: "contact" | "business"; emoji: string }[];
};

export type MessageRow = { message: typeof messages.$inferSelect; authorName: string | null };
type ReactionRow = typeof messageReactions.$inferSelect;

/** The view of a stored message; `reactions` are those to this message. */
export function toMessageView(row: MessageRow, reactions: readonly ReactionRow[]): MessageView {
  const { message, authorName } = row;
  const { statusState, authorUserId } = message;
  return {
    id: message.id,
    clientMessageId: message.clientMessageId,
    direction: message.direction,
    content: toContentView(message.content),
    status: statusState === null ? null : displayStatus(statusState),
    isUnconfirmed: message.unconfirmedAt !== null,
    failure: statusState === null ? null : toFailureView(statusState),
    at: message.providerAt,
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

function toFailureView(state: StatusState): FailureView | null {
  if (displayStatus(state) !== "failed") return null;
  const error = state.errors[0] ?? { code: "unknown", title: "The message failed", details: "" };
  const { cause, remedy } = failureOf(error);
  return { code: error.code, title: error.title, cause, remedy };
}
