import { notes, users } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ConversationId, NoteId, UserId } from "@parley/domain/ids";
import { eq } from "drizzle-orm";

/** What members write for each other. */
export type NoteView = {
  kind: "note";
  id: NoteId;
  /** The conversation in whose thread it stands; null for one that is about the contact alone. */
  conversationId: ConversationId | null;
  /** Empty once it was deleted. */
  body: string;
  author: { id: UserId; name: string };
  at: Date;
  editedAt: Date | null;
  isDeleted: boolean;
  version: number;
};

/** Notes with the names of their authors, to be narrowed by a `where`. */
export function selectNotes(tx: Tx) {
  return tx
    .select({ note: notes, authorName: users.fullName })
    .from(notes)
    .leftJoin(users, eq(users.id, notes.authorUserId));
}

type Row = { note: typeof notes.$inferSelect; authorName: string | null };

/** The view of a stored note. */
export function toNoteView({ note, authorName }: Row): NoteView {
  const { id, conversationId, body, editedAt, version } = note;
  return {
    kind: "note",
    ...{ id, conversationId, body, editedAt, version },
    author: { id: note.authorUserId, name: authorName ?? "Former member" },
    at: note.createdAt,
    isDeleted: note.deletedAt !== null,
  };
}
