import { listMessageChanges, listMessages, sendText } from "@parley/core/messages";
import { clientMessageIdSchema, conversationIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

const cursor = z.strictObject({
  at: z.date(),
  position: z.number().int(),
  sequence: z.number().int(),
});

/** Messages of a conversation: a page, what changed, and sending. */
export const messagesRouter = router({
  list: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        before: cursor.nullable().default(null),
        limit: z.number().int().min(1).max(100).default(50),
      }),
    )
    .query(({ ctx, input }) => listMessages(ctx.deps, ctx.scope, input)),
  changes: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        sinceVersion: z.number().int().nonnegative(),
      }),
    )
    .query(({ ctx, input }) => listMessageChanges(ctx.deps, ctx.scope, input)),
  sendText: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        clientMessageId: clientMessageIdSchema,
        text: z.string().max(20_000),
      }),
    )
    .mutation(({ ctx, input }) => sendText(ctx.deps, ctx.scope, input)),
});
