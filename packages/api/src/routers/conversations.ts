import { resumeAutomation, takeOverConversation } from "@parley/core/automation";
import {
  archiveConversation,
  assignConversation,
  closeConversation,
  countConversations,
  countUnreadConversations,
  getConversation,
  listAssignments,
  listConversations,
  listConversationsByIds,
  listHistory,
  markConversationRead,
  markConversationUnread,
  reopenConversation,
} from "@parley/core/conversations";
import { deleteConversation } from "@parley/core/erasure";
import { showTyping } from "@parley/core/messages";
import { everythingOpen, listFilterSchema } from "@parley/domain/conversations";
import { conversationIdSchema, userIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

const byId = z.strictObject({ conversationId: conversationIdSchema });

/** Conversations of the workspace: the list, one of them, and their status. */
export const conversationsRouter = router({
  list: workspaceProcedure
    .input(
      z.strictObject({
        filter: listFilterSchema.default(everythingOpen),
        after: z.strictObject({ at: z.date(), id: conversationIdSchema }).nullable().default(null),
        limit: z.number().int().min(1).max(100).default(30),
      }),
    )
    .query(({ ctx, input: { filter, ...page } }) =>
      listConversations(ctx.deps, ctx.scope, { ...filter, ...page }),
    ),
  byIds: workspaceProcedure
    .input(z.strictObject({ ids: z.array(conversationIdSchema).max(100) }))
    .query(({ ctx, input }) => listConversationsByIds(ctx.deps, ctx.scope, input.ids)),
  get: workspaceProcedure
    .input(byId)
    .query(({ ctx, input }) => getConversation(ctx.deps, ctx.scope, input.conversationId)),
  counts: workspaceProcedure
    .input(z.strictObject({ filter: listFilterSchema }))
    .query(({ ctx, input }) => countConversations(ctx.deps, ctx.scope, input.filter)),
  countUnread: workspaceProcedure.query(({ ctx }) =>
    countUnreadConversations(ctx.deps, ctx.scope, undefined),
  ),
  markRead: workspaceProcedure
    .input(byId.extend({ upToSequence: z.number().int().nonnegative() }))
    .mutation(({ ctx, input }) => markConversationRead(ctx.deps, ctx.scope, input)),
  markUnread: workspaceProcedure
    .input(byId)
    .mutation(({ ctx, input }) =>
      markConversationUnread(ctx.deps, ctx.scope, input.conversationId),
    ),
  assign: workspaceProcedure
    .input(
      byId.extend({
        assigneeId: userIdSchema.nullable(),
        expectedAssigneeId: userIdSchema.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => assignConversation(ctx.deps, ctx.scope, input)),
  assignments: workspaceProcedure
    .input(byId)
    .query(({ ctx, input }) => listAssignments(ctx.deps, ctx.scope, input.conversationId)),
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
