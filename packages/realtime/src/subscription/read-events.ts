import type { ConversationChanged, ListChanged } from "../events/index.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The event, or null for anything else. By hand, not by the schemas of `events`: a schema library
 * would weigh more in the browser than everything else here, and only our server publishes.
 */
export function readListChanged(data: unknown): ListChanged | null {
  const fields = fieldsOf(data, "list.changed");
  if (fields === null || !isCount(fields.sequence)) return null;
  const { conversationIds } = fields;
  if (conversationIds !== null && !isIdList(conversationIds)) return null;
  return data as ListChanged;
}

/** The event, or null for anything else. */
export function readConversationChanged(data: unknown): ConversationChanged | null {
  const fields = fieldsOf(data, "conversation.changed");
  if (fields === null || !isCount(fields.version)) return null;
  return data as ConversationChanged;
}

/** Is it the event? Anything else is not. */
export function isNotificationsChanged(data: unknown): boolean {
  return fieldsOf(data, "notifications.changed") !== null;
}

function fieldsOf(data: unknown, type: string): Fields | null {
  if (typeof data !== "object" || data === null) return null;
  const fields = data as Fields;
  return fields.v === 1 && fields.type === type ? fields : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isIdList(value: unknown): boolean {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}
