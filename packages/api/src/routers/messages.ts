import {
  cancelScheduled,
  listMessageChanges,
  listMessages,
  listMessagesAfter,
  listMessagesAround,
  listScheduled,
  listShared,
  retryMessage,
  scheduleMessage,
  sendMessage,
  sendTemplate,
  sendText,
  settleUnconfirmed,
} from "@parley/core/messages";
import {
  clientMessageIdSchema,
  conversationIdSchema,
  messageIdSchema,
  scheduledMessageIdSchema,
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

const place = {
  conversationId: conversationIdSchema,
  limit: z.number().int().min(1).max(100).default(50),
};

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
  around: workspaceProcedure
    .input(z.strictObject({ ...place, messageId: messageIdSchema }))
    .query(({ ctx, input }) => listMessagesAround(ctx.deps, ctx.scope, input)),
  after: workspaceProcedure
    .input(z.strictObject({ ...place, after: cursor }))
    .query(({ ctx, input }) => listMessagesAfter(ctx.deps, ctx.scope, input)),
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
        seen: z
          .strictObject({
            version: z.number().int().nonnegative(),
            sequence: z.number().int().nonnegative(),
          })
          .nullable()
          .default(null),
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
  schedule: workspaceProcedure
    .input(
      z.strictObject({
        conversationId: conversationIdSchema,
        clientMessageId: clientMessageIdSchema,
        content: sendableContentSchema,
        sendAt: z.date(),
        fallback: z
          .strictObject({ templateId: templateIdSchema, values: templateValuesSchema })
          .nullable(),
      }),
    )
    .mutation(({ ctx, input }) => scheduleMessage(ctx.deps, ctx.scope, input)),
  scheduled: workspaceProcedure
    .input(z.strictObject({ conversationId: conversationIdSchema }))
    .query(({ ctx, input }) => listScheduled(ctx.deps, ctx.scope, input.conversationId)),
  cancelScheduled: workspaceProcedure
    .input(z.strictObject({ id: scheduledMessageIdSchema }))
    .mutation(({ ctx, input }) => cancelScheduled(ctx.deps, ctx.scope, input.id)),
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
