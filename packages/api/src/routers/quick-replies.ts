import { deleteQuickReply, listQuickReplies, saveQuickReply } from "@parley/core/quick-replies";
import { quickReplyIdSchema } from "@parley/domain/ids";
import { quickReplyDraftSchema } from "@parley/domain/quick-replies";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** Answers kept under a shortcut: the member's own and the shared ones. */
export const quickRepliesRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listQuickReplies(ctx.deps, ctx.scope, undefined)),
  save: workspaceProcedure
    .input(quickReplyDraftSchema.extend({ id: quickReplyIdSchema.nullable() }))
    .mutation(({ ctx, input }) => saveQuickReply(ctx.deps, ctx.scope, input)),
  delete: workspaceProcedure
    .input(z.strictObject({ id: quickReplyIdSchema }))
    .mutation(({ ctx, input }) => deleteQuickReply(ctx.deps, ctx.scope, input.id)),
});
