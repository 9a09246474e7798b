import {
  listMessageChanges,
  listMessages,
  listShared,
  retryMessage,
  sendMessage,
  sendTemplate,
  sendText,
  settleUnconfirmed,
} from "@parley/core/messages";
import {
  clientMessageIdSchema,
  conversationIdSchema,
  messageIdSchema,
  templateIdSchema,
} from "@parley/domain/ids";
import { sendableContentSchema } from "@parley/domain/messages";
import { templateValuesSchema } from "@parley/domain/templates";
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
  shared: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        kind: z.enum(["media", "documents", "links"]),
        before: z.strictObject({ at: z.date(), id: messageIdSchema }).nullable().default(null),
        limit: z.number().int().min(1).max(100).default(24),
      }),
    )
    .query(({ ctx, input }) => listShared(ctx.deps, ctx.scope, input)),
  send: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        clientMessageId: clientMessageIdSchema,
        content: sendableContentSchema,
        quotedMessageId: messageIdSchema.nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) => sendMessage(ctx.deps, ctx.scope, input)),
  sendTemplate: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        clientMessageId: clientMessageIdSchema,
        templateId: templateIdSchema,
        values: templateValuesSchema,
      }),
    )
    .mutation(({ ctx, input }) => sendTemplate(ctx.deps, ctx.scope, input)),
  retry: workspaceProcedure
    .input(z.strictObject({ messageId: messageIdSchema }))
    .mutation(({ ctx, input }) => retryMessage(ctx.deps, ctx.scope, input.messageId)),
  settleUnconfirmed: workspaceProcedure
    .input(
      z.strictObject({ messageId: messageIdSchema, decision: z.enum(["arrived", "send_again"]) }),
    )
    .mutation(({ ctx, input }) => settleUnconfirmed(ctx.deps, ctx.scope, input)),
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
