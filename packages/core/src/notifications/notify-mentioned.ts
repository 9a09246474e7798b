import { insertRows } from "@parley/db/bulk";
import { members, notifications, users } from "@parley/db/schema";
import { type ConversationId, type NoteId, type NotificationId, newId } from "@parley/domain/ids";
import { findMentions } from "@parley/domain/notes";
import { eq } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";
import { memberOf } from "./member-of.ts";

export type MentioningNote = {
  noteId: NoteId;
  body: string;
  /** Where it was written, and the version that conversation has with it. */
  conversationId: ConversationId;
  version: number;
};

/** Tells the members a note mentions, each once for each note, and not its author. */
export async function notifyMentioned(
  context: CommandContext,
  { noteId, body, conversationId, version }: MentioningNote,
): Promise<void> {
  const { tx, scope, now, notify } = context;
  const { workspaceId } = scope;
  const { userId: actorUserId } = memberOf(scope);
  if (!body.includes("@")) return;
  const people = await tx
    .select({ userId: members.userId, fullName: users.fullName })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.workspaceId, workspaceId));
  const mentioned = new Set(findMentions(body, people).map(({ userId }) => userId));
  mentioned.delete(actorUserId);
  const told = await insertRows(
    tx,
    notifications,
    [...mentioned].map((userId) => ({
      ...{ workspaceId, userId, conversationId, noteId, actorUserId },
      id: newId<NotificationId>(),
      kind: "mention" as const,
      at: now,
    })),
    ["userId"],
  );
  for (const { userId } of told) notify(userId, conversationId, version);
}
