import { notes } from "@parley/db/schema";
import type { ConversationId } from "@parley/domain/ids";
import { can } from "@parley/domain/permissions";
import { holderOf } from "@parley/domain/scope";
import { and, asc, desc, eq, gt, gte, isNull, lt } from "drizzle-orm";
import type { QueryContext } from "../command/index.ts";
import { type NoteView, selectNotes, toNoteView } from "./note-view.ts";

/** Of notes between two messages at most this many are shown, the latest. */
const maxOnPage = 200;

type Reader = Pick<QueryContext, "tx" | "scope">;

/**
 * The notes of a page of a thread: from the time of its first message (null: the beginning) until before `before`. None
 * for whoever may not see notes (S0.47).
 */
export async function listThreadNotes(
  { tx, scope }: Reader,
  conversationId: ConversationId,
  { from, before }: { from: Date | null; before: Date | null },
): Promise<NoteView[]> {
  if (!can(holderOf(scope), "note.view")) return [];
  const rows = await selectNotes(tx)
    .where(
      and(
        eq(notes.workspaceId, scope.workspaceId),
        eq(notes.conversationId, conversationId),
        isNull(notes.deletedAt),
        from === null ? undefined : gte(notes.createdAt, from),
        before === null ? undefined : lt(notes.createdAt, before),
      ),
    )
    .orderBy(desc(notes.createdAt), desc(notes.id))
    .limit(maxOnPage);
  return rows.reverse().map(toNoteView);
}

/** The notes of a thread that changed after a version of the conversation, deleted ones too, in order of change. */
export async function listThreadNoteChanges(
  { tx, scope }: Reader,
  conversationId: ConversationId,
  { sinceVersion, limit }: { sinceVersion: number; limit: number },
): Promise<NoteView[]> {
  if (!can(holderOf(scope), "note.view")) return [];
  const rows = await selectNotes(tx)
    .where(
      and(
        eq(notes.workspaceId, scope.workspaceId),
        eq(notes.conversationId, conversationId),
        gt(notes.version, sinceVersion),
      ),
    )
    .orderBy(asc(notes.version), asc(notes.id))
    .limit(limit);
  return rows.map(toNoteView);
}
