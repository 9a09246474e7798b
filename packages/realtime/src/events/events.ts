import { conversationIdSchema } from "@parley/domain/ids";
import { z } from "zod";

/**
 * On a conversation's channel: it has reached this version. A pointer: the client fetches what
 * changed since the version it has, so a lost or doubled event costs nothing.
 */
export const conversationChangedSchema = z.object({
  v: z.literal(1),
  type: z.literal("conversation.changed"),
  conversationId: conversationIdSchema,
  version: z.number().int().nonnegative(),
});

/**
 * On a workspace's inbox channel: these conversations changed. `sequence` counts the publishes of
 * this channel without gaps; a client that misses one reloads its list.
 */
export const listChangedSchema = z.object({
  v: z.literal(1),
  type: z.literal("list.changed"),
  sequence: z.number().int().positive(),
  conversationIds: z.array(conversationIdSchema).nullable(),
});

/** On a member's own channel: what they are told of changed. It names nothing: the client asks again. */
export const notificationsChangedSchema = z.object({
  v: z.literal(1),
  type: z.literal("notifications.changed"),
});

export type NotificationsChanged = z.infer<typeof notificationsChangedSchema>;
export type ConversationChanged = z.infer<typeof conversationChangedSchema>;
export type ListChanged = z.infer<typeof listChangedSchema>;

/** More changes at once than this and the event names none: the client reloads its list. */
export const maxNamedConversations = 100;
