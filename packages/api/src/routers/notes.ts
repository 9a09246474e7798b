import { addNote, deleteNote, editNote, listNotes } from "@parley/core/notes";
import { contactIdSchema, conversationIdSchema, noteIdSchema } from "@parley/domain/ids";
import { noteBodySchema } from "@parley/domain/notes";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** What members write about a contact for each other. */
export const notesRouter = router({
  list: workspaceProcedure
    .input(
      z.strictObject({
        contactId: contactIdSchema,
        before: z.strictObject({ at: z.date(), id: noteIdSchema }).nullable().default(null),
        limit: z.number().int().min(1).max(100).default(20),
      }),
    )
    .query(({ ctx, input }) => listNotes(ctx.deps, ctx.scope, input)),
  add: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        body: noteBodySchema,
        isInThread: z.boolean().default(false),
      }),
    )
    .mutation(({ ctx, input }) => addNote(ctx.deps, ctx.scope, input)),
  edit: workspaceProcedure
    .input(z.strictObject({ noteId: noteIdSchema, body: noteBodySchema }))
    .mutation(({ ctx, input }) => editNote(ctx.deps, ctx.scope, input)),
  delete: workspaceProcedure
    .input(z.strictObject({ noteId: noteIdSchema }))
    .mutation(({ ctx, input }) => deleteNote(ctx.deps, ctx.scope, input.noteId)),
});
