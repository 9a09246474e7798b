import { resumeAutomation, takeOverConversation } from "@parley/core/automation";
import {
  archiveConversation,
  closeConversation,
  countUnreadConversations,
  getConversation,
  listConversations,
  listConversationsByIds,
  listHistory,
  markConversationRead,
  reopenConversation,
} from "@parley/core/conversations";
import { deleteConversation } from "@parley/core/erasure";
import { showTyping } from "@parley/core/messages";
import { conversationStatusSchema } from "@parley/domain/conversations";
import { conversationIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

const byId = z.strictObject({ conversationId: conversationIdSchema });

/** Conversations of the workspace: the list, one of them, and their status. */
export const conversationsRouter = router({
  list: workspaceProcedure
    .input(
      z.strictObject({
        status: conversationStatusSchema.nullable().default("open"),
        after: z
          .strictObject({ lastActivityAt: z.date(), id: conversationIdSchema })
          .nullable()
          .default(null),
        limit: z.number().int().min(1).max(100).default(30),
      }),
    )
    .query(({ ctx, input }) => listConversations(ctx.deps, ctx.scope, input)),
  byIds: workspaceProcedure
    .input(z.strictObject({ ids: z.array(conversationIdSchema).max(100) }))
    .query(({ ctx, input }) => listConversationsByIds(ctx.deps, ctx.scope, input.ids)),
  get: workspaceProcedure
    .input(byId)
    .query(({ ctx, input }) => getConversation(ctx.deps, ctx.scope, input.conversationId)),
  countUnread: workspaceProcedure.query(({ ctx }) =>
    countUnreadConversations(ctx.deps, ctx.scope, undefined),
  ),
  markRead: workspaceProcedure
    .input(byId.extend({ upToSequence: z.number().int().nonnegative() }))
    .mutation(({ ctx, input }) => markConversationRead(ctx.deps, ctx.scope, input)),
  typing: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => showTyping(ctx.deps, ctx.scope, input.conversationId)),
  close: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => closeConversation(ctx.deps, ctx.scope, input.conversationId)),
  archive: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => archiveConversation(ctx.deps, ctx.scope, input.conversationId)),
  reopen: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => reopenConversation(ctx.deps, ctx.scope, input.conversationId)),
  takeOver: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => takeOverConversation(ctx.deps, ctx.scope, input.conversationId)),
  resumeAutomation: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => resumeAutomation(ctx.deps, ctx.scope, input.conversationId)),
  delete: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) => deleteConversation(ctx.deps, ctx.scope, input.conversationId)),
  history: workspaceProcedure
    .input(
      byId.extend({
        before: z
          .strictObject({ lastActivityAt: z.date(), id: conversationIdSchema })
          .nullable()
          .default(null),
        limit: z.number().int().min(1).max(100).default(10),
      }),
    )
    .query(({ ctx, input }) => listHistory(ctx.deps, ctx.scope, input)),
});
