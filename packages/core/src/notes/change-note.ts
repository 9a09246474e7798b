import { conversations, notes, notifications } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId, NoteId } from "@parley/domain/ids";
import { mayDeleteNote, mayEditNote } from "@parley/domain/notes";
import { and, desc, eq, isNull } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { touchContact } from "../contacts/index.ts";
import { memberOf, notifyMentioned } from "../notifications/index.ts";

/**
 * Changes the words of one's own note and tells whom it newly mentions (NOT-2, S0.46). Throws `note.not_found` and
 * `permission.denied`.
 */
export const editNote = command(
  "note.edit",
  async (
    context: CommandContext,
    { noteId, body }: { noteId: NoteId; body: string },
  ): Promise<void> => {
    const { tx, scope, now } = context;
    const note = await getNote(context, noteId);
    if (!mayEditNote(memberOf(scope), { authorId: note.authorUserId })) {
      throw notYours("edit the note; only its author may");
    }
    if (note.body === body) return;
    const place = await touchPlace(context, note);
    await tx
      .update(notes)
      .set({ body, editedAt: now, version: place.version })
      .where(isNote(context, noteId));
    await notifyMentioned(context, { noteId, body, ...place });
  },
);

/**
 * Removes a note and its words for good; whom it mentioned is told of it no longer (NOT-2, S0.46). Throws
 * `note.not_found` and `permission.denied`.
 */
export const deleteNote = command(
  "note.delete",
  async (context: CommandContext, noteId: NoteId): Promise<void> => {
    const { tx, scope, now, notify } = context;
    const note = await getNote(context, noteId);
    if (!mayDeleteNote(memberOf(scope), { authorId: note.authorUserId })) {
      throw notYours("delete the note; only its author, an owner or an admin may");
    }
    const { conversationId, version } = await touchPlace(context, note);
    await tx
      .update(notes)
      .set({ body: "", deletedAt: now, version })
      .where(isNote(context, noteId));
    const forgotten = await tx
      .delete(notifications)
      .where(
        and(eq(notifications.workspaceId, scope.workspaceId), eq(notifications.noteId, noteId)),
      )
      .returning({ userId: notifications.userId });
    for (const { userId } of forgotten) notify(userId, conversationId, version);
  },
);

type Note = typeof notes.$inferSelect;

async function getNote(context: CommandContext, id: NoteId): Promise<Note> {
  const [note] = await context.tx
    .select()
    .from(notes)
    .where(and(isNote(context, id), isNull(notes.deletedAt)));
  if (note !== undefined) return note;
  throw new DomainError(
    "note.not_found",
    "unable to find the note; it does not exist or was removed",
  );
}

/** Tells everybody who sees the contact; of the note's own conversation, or else its latest, the new version. */
async function touchPlace(
  context: CommandContext,
  note: Note,
): Promise<{ conversationId: ConversationId; version: number }> {
  const { tx, scope, about } = context;
  const versions = await touchContact(context, note.contactId);
  about({ kind: "note", id: note.id });
  const [latest] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, scope.workspaceId),
        eq(conversations.contactId, note.contactId),
        note.conversationId === null ? undefined : eq(conversations.id, note.conversationId),
      ),
    )
    .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
    .limit(1);
  const version = latest && versions.get(latest.id);
  if (latest === undefined || version === undefined) {
    throw new DomainError(
      "note.not_found",
      "unable to change the note; the conversation it belongs to was removed",
    );
  }
  return { conversationId: latest.id, version };
}

function isNote({ scope }: CommandContext, id: NoteId) {
  return and(eq(notes.workspaceId, scope.workspaceId), eq(notes.id, id));
}

function notYours(what: string): DomainError {
  return new DomainError("permission.denied", `unable to ${what}`);
}
