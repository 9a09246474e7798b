import { notes } from "@parley/db/schema";
import type { ContactId, NoteId } from "@parley/domain/ids";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import { type NoteView, selectNotes, toNoteView } from "./note-view.ts";

export type ListNotes = {
  contactId: ContactId;
  before: { at: Date; id: NoteId } | null;
  limit: number;
};

export type NotePage = { items: NoteView[]; hasMore: boolean };

/** What was written about a contact, latest first, by keyset (S0.46). */
export const listNotes = query(
  "note.view",
  async ({ tx, scope }: QueryContext, input: ListNotes): Promise<NotePage> => {
    const { contactId, before, limit } = input;
    const rows = await selectNotes(tx)
      .where(
        and(
          eq(notes.workspaceId, scope.workspaceId),
          eq(notes.contactId, contactId),
          isNull(notes.deletedAt),
          before === null
            ? undefined
            : sql`(${notes.createdAt}, ${notes.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`,
        ),
      )
      .orderBy(desc(notes.createdAt), desc(notes.id))
      .limit(limit + 1);
    return { items: rows.slice(0, limit).map(toNoteView), hasMore: rows.length > limit };
  },
);
