import { conversations, notes } from "@parley/db/schema";
import { type ConversationId, type NoteId, newId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { touchContact } from "../contacts/index.ts";
import { absentConversation } from "../conversations/index.ts";
import { memberOf, notifyMentioned } from "../notifications/index.ts";
import { type NoteView, selectNotes, toNoteView } from "./note-view.ts";

export type AddNote = {
  /** Where it is written: whose contact it is about, and where those it mentions are led. */
  conversationId: ConversationId;
  body: string;
  /** Does it stand in the thread, at this place, as well as with the contact? */
  isInThread: boolean;
};

/** Writes a note about a conversation's contact (S0.46, S3.20). Throws `conversation.not_found`. */
export const addNote = command(
  "note.add",
  async (context: CommandContext, input: AddNote): Promise<NoteView> => {
    const { tx, scope, now, about } = context;
    const { conversationId, body, isInThread } = input;
    const { workspaceId } = scope;
    const [conversation] = await tx
      .select({ contactId: conversations.contactId })
      .from(conversations)
      .where(and(eq(conversations.workspaceId, workspaceId), eq(conversations.id, conversationId)));
    if (conversation === undefined) throw absentConversation();
    const { contactId } = conversation;
    const versions = await touchContact(context, contactId);
    const version = versions.get(conversationId);
    if (version === undefined) throw absentConversation();
    const id = newId<NoteId>();
    about({ kind: "note", id });
    await tx.insert(notes).values({
      ...{ workspaceId, id, contactId, body, version },
      conversationId: isInThread ? conversationId : null,
      authorUserId: memberOf(scope).userId,
      createdAt: now,
    });
    await notifyMentioned(context, { noteId: id, body, conversationId, version });
    const [row] = await selectNotes(tx).where(
      and(eq(notes.workspaceId, workspaceId), eq(notes.id, id)),
    );
    if (row === undefined) throw new Error("the note was not stored");
    return toNoteView(row);
  },
);
