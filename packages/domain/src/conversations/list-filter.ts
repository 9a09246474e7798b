import { z } from "zod";
import {
  type NumberId,
  numberIdSchema,
  type TagId,
  tagIdSchema,
  type UserId,
  userIdSchema,
} from "../ids/index.ts";
import { windowState } from "../window/index.ts";
import { type ConversationStatus, conversationStatusSchema } from "./conversation-status.ts";

/** What the list shows, and in which order; what a saved view keeps (CON-11). */
export const listFilterSchema = z
  .strictObject({
    tab: z.enum(["mine", "unassigned", "all"]).default("all"),
    status: conversationStatusSchema.nullable().default("open"),
    assigneeId: userIdSchema.nullable().default(null),
    numberId: numberIdSchema.nullable().default(null),
    tagId: tagIdSchema.nullable().default(null),
    window: z.enum(["open", "closing_soon", "closed"]).nullable().default(null),
    isUnread: z.boolean().default(false),
    hasFailed: z.boolean().default(false),
    isBlocked: z.boolean().default(false),
    order: z.enum(["recent", "closing"]).default("recent"),
  })
  .transform(plainFilter);

export type ListFilter = {
  /** Whose conversations: one's own, nobody's or everybody's. */
  tab: "mine" | "unassigned" | "all";
  /** null for any. */
  status: ConversationStatus | null;
  /** Of everybody's, those of one member. */
  assigneeId: UserId | null;
  numberId: NumberId | null;
  /** Of contacts that carry the tag (S3.19). */
  tagId: TagId | null;
  window: "open" | "closing_soon" | "closed" | null;
  isUnread: boolean;
  /** A send failed and nothing was sent since. */
  hasFailed: boolean;
  isBlocked: boolean;
  /** By the latest activity, or by what is about to be lost: the window that closes first. */
  order: "recent" | "closing";
};

/** The list as it opens: every open conversation, most recent first. */
export const everythingOpen: ListFilter = {
  tab: "all",
  status: "open",
  assigneeId: null,
  numberId: null,
  tagId: null,
  window: null,
  isUnread: false,
  hasFailed: false,
  isBlocked: false,
  order: "recent",
};

/**
 * The filter without what contradicts itself: a member is chosen among everybody's conversations only, and a closed
 * window cannot be about to close.
 */
export function plainFilter(filter: ListFilter): ListFilter {
  return {
    ...filter,
    assigneeId: filter.tab === "all" ? filter.assigneeId : null,
    order: filter.window === "closed" ? "recent" : filter.order,
  };
}

/** What of a conversation decides whether a list shows it. */
export type Listed = {
  status: ConversationStatus;
  assigneeId: UserId | null;
  numberId: string;
  tagIds: readonly string[];
  lastInboundAt: Date | null;
  forcedClosedAt: Date | null;
  isUnread: boolean;
  hasFailed: boolean;
  isBlocked: boolean;
};

/** Does the list of the filter show the conversation to this member at `now` (CON-11)? */
export function isListed(
  conversation: Listed,
  filter: ListFilter,
  { userId, now }: { userId: string; now: Date },
): boolean {
  const { assigneeId, lastInboundAt, forcedClosedAt } = conversation;
  const window = windowState({ lastInboundAt, forcedClosedAt, now }).status;
  return (
    isOnTab(assigneeId, filter, userId) &&
    (filter.status === null || conversation.status === filter.status) &&
    (filter.numberId === null || conversation.numberId === filter.numberId) &&
    (filter.tagId === null || conversation.tagIds.includes(filter.tagId)) &&
    isInWindow(window, filter) &&
    (!filter.isUnread || conversation.isUnread) &&
    (!filter.hasFailed || conversation.hasFailed) &&
    (!filter.isBlocked || conversation.isBlocked)
  );
}

function isOnTab(assigneeId: UserId | null, filter: ListFilter, userId: string): boolean {
  if (filter.tab === "mine") return assigneeId === userId;
  if (filter.tab === "unassigned") return assigneeId === null;
  return filter.assigneeId === null || assigneeId === filter.assigneeId;
}

/** An open window includes one that closes soon; the order of closing shows open windows only. */
function isInWindow(window: "open" | "closing_soon" | "closed", filter: ListFilter): boolean {
  if (filter.order === "closing" && window === "closed") return false;
  if (filter.window === null) return true;
  return filter.window === "open" ? window !== "closed" : window === filter.window;
}
