import { v7 } from "uuid";
import { z } from "zod";

type Branded<Name extends string> = string & { readonly __id: Name };

export type WorkspaceId = Branded<"workspace">;
export type UserId = Branded<"user">;
export type MemberId = Branded<"member">;
export type NumberId = Branded<"number">;
export type ContactId = Branded<"contact">;
export type ConversationId = Branded<"conversation">;
export type MessageId = Branded<"message">;
export type AttemptId = Branded<"attempt">;
export type WebhookEventId = Branded<"webhook_event">;
export type JobId = Branded<"job">;
export type MediaId = Branded<"media">;
export type TemplateId = Branded<"template">;
export type TagId = Branded<"tag">;
export type NoteId = Branded<"note">;
export type NotificationId = Branded<"notification">;
export type AssignmentId = Branded<"assignment">;
export type ConversationEventId = Branded<"conversation_event">;
export type ViewId = Branded<"view">;

export type AnyId =
  | WorkspaceId
  | UserId
  | MemberId
  | NumberId
  | ContactId
  | ConversationId
  | MessageId
  | AttemptId
  | WebhookEventId
  | JobId
  | MediaId
  | TemplateId
  | TagId
  | NoteId
  | NotificationId
  | AssignmentId
  | ConversationEventId
  | ViewId;

/**
 * A new UUIDv7 of the wanted brand: sorts by time of creation, also within one millisecond of
 * one process. The one function of this package that reads the clock and randomness by itself.
 */
export function newId<Id extends AnyId>(): Id {
  return v7() as Id;
}

const uuid = z.guid().transform((value) => value.toLowerCase());

/** Zod schemas that parse a UUID in any case into its branded, lower-case form. */
export const conversationIdSchema = uuid.transform((value) => value as ConversationId);
export const messageIdSchema = uuid.transform((value) => value as MessageId);
export const templateIdSchema = uuid.transform((value) => value as TemplateId);
export const numberIdSchema = uuid.transform((value) => value as NumberId);
export const contactIdSchema = uuid.transform((value) => value as ContactId);
export const tagIdSchema = uuid.transform((value) => value as TagId);
export const noteIdSchema = uuid.transform((value) => value as NoteId);
export const notificationIdSchema = uuid.transform((value) => value as NotificationId);
export const userIdSchema = uuid.transform((value) => value as UserId);
export const viewIdSchema = uuid.transform((value) => value as ViewId);
export const clientMessageIdSchema = uuid;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The text as an id of the wanted brand, or null if it is not a UUID. */
export function parseId<Id extends AnyId>(text: string): Id | null {
  return uuidPattern.test(text) ? (text.toLowerCase() as Id) : null;
}
