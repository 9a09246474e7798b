import {
  compareDisplayOrder,
  type DisplayKey,
  type MessageContent,
  messagePreview,
} from "../messages/index.ts";

/** What the conversation list shows of a thread: its last message in display order and when something last came. */
export type ListPreview = {
  text: string;
  direction: "in" | "out";
  key: DisplayKey;
  lastActivityAt: Date;
};

export type PreviewedMessage = {
  content: MessageContent;
  direction: "in" | "out";
  key: DisplayKey;
  receivedAt: Date;
};

/**
 * The preview after one more message, in whatever order they come (CON-7): the text is that of the last message in
 * display order, the activity time the latest receipt (S3.4, S3.6, D-03).
 */
export function applyToPreview(
  current: ListPreview | null,
  message: PreviewedMessage,
): ListPreview {
  const { content, direction, key, receivedAt } = message;
  const candidate = { text: messagePreview(content), direction, key, lastActivityAt: receivedAt };
  if (current === null) return candidate;
  const lastActivityAt = new Date(Math.max(+receivedAt, +current.lastActivityAt));
  const isLater = compareDisplayOrder(key, current.key) > 0;
  return { ...(isLater ? candidate : current), lastActivityAt };
}
