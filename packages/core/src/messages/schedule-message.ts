import { jobs, scheduledMessages } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import {
  type ConversationId,
  type JobId,
  newId,
  type ScheduledMessageId,
  type TemplateId,
} from "@parley/domain/ids";
import type { SendableContent } from "@parley/domain/messages";
import type { TemplateValues } from "@parley/domain/templates";
import { canSendFreeForm } from "@parley/domain/window";
import { and, asc, eq } from "drizzle-orm";
import { type CommandContext, command, type QueryContext, query } from "../command/index.ts";
import { lockConversation } from "../conversations/index.ts";
import { getParties } from "./may-send.ts";
import { assertContent } from "./send-message.ts";
import { assertFiles, assertSendable, findTemplate } from "./send-template.ts";

export type ScheduleMessage = {
  conversationId: ConversationId;
  /** The message's own once it goes; the same id schedules once. */
  clientMessageId: string;
  content: SendableContent;
  sendAt: Date;
  /** What goes instead when the window is closed by then. */
  fallback: { templateId: TemplateId; values: TemplateValues } | null;
};

const longestAheadMs = 365 * 24 * 60 * 60 * 1000;

/**
 * Keeps a message until its time; everything that sending asks for is asked then. Refuses with
 * `conversation.not_found`, `conversation.closed`, `input.invalid` (a time that is past or too far), and
 * `message.needs_template` when the window will be closed by then and no template is named, and what of the content or
 * the template is known to be unfit by now.
 */
export const scheduleMessage = command(
  "message.schedule",
  async (context: CommandContext, input: ScheduleMessage): Promise<ScheduledMessageId> => {
    const { tx, scope, now, about, atEnd } = context;
    const { conversationId, clientMessageId, content, sendAt, fallback } = input;
    const conversation = await lockConversation(context, conversationId);
    if (conversation.status !== "open") {
      throw refused("conversation.closed", "the conversation is closed. Reopen it first");
    }
    assertTime(sendAt, now);
    const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
    const isOpenThen = canSendFreeForm({ lastInboundAt, forcedClosedAt, now: sendAt });
    if (!isOpenThen && fallback === null) {
      throw refused(
        "message.needs_template",
        "the customer service window will be closed by then. Choose the template to send instead",
      );
    }
    await assertParts(context, input);
    const { workspaceId, actor } = scope;
    const id = newId<ScheduledMessageId>();
    about({ kind: "scheduled_message", id });
    const [created] = await tx
      .insert(scheduledMessages)
      .values({
        ...{ workspaceId, id, conversationId, clientMessageId, content, sendAt },
        authorUserId: actor.kind === "user" ? actor.userId : null,
        fallbackTemplateId: fallback?.templateId ?? null,
        fallbackValues: fallback?.values ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: scheduledMessages.id });
    if (created === undefined) return getByClientId(context, clientMessageId);
    const job = { workspaceId, id: newId<JobId>(), queue: "schedule" as const };
    atEnd(() => tx.insert(jobs).values({ ...job, key: id, subjectIds: [id], runAt: sendAt }));
    return id;
  },
);

/** Calls a message off before its time; one that is gone already is left as it is. */
export const cancelScheduled = command(
  "message.schedule",
  async ({ tx, scope, about }: CommandContext, id: ScheduledMessageId): Promise<void> => {
    about({ kind: "scheduled_message", id });
    await tx
      .delete(scheduledMessages)
      .where(
        and(eq(scheduledMessages.workspaceId, scope.workspaceId), eq(scheduledMessages.id, id)),
      );
  },
);

/** `failure` says why it was not sent at its time; then it waits for a person. */
export type ScheduledView = {
  id: ScheduledMessageId;
  content: SendableContent;
  sendAt: Date;
  hasFallback: boolean;
  failure: string | null;
};

/** What waits in a conversation, the next first. */
export const listScheduled = query(
  "message.view",
  async ({ tx, scope }: QueryContext, conversationId: ConversationId): Promise<ScheduledView[]> => {
    const rows = await tx
      .select()
      .from(scheduledMessages)
      .where(
        and(
          eq(scheduledMessages.workspaceId, scope.workspaceId),
          eq(scheduledMessages.conversationId, conversationId),
        ),
      )
      .orderBy(asc(scheduledMessages.sendAt), asc(scheduledMessages.id));
    return rows.map(({ id, content, sendAt, fallbackTemplateId, failure }) => ({
      ...{ id, content, sendAt, failure },
      hasFallback: fallbackTemplateId !== null,
    }));
  },
);

/** What can be refused before its time is: a missing file, a content or a template that cannot be sent. */
async function assertParts(context: CommandContext, input: ScheduleMessage): Promise<void> {
  const { conversationId, fallback, sendAt } = input;
  const parties = await getParties(context, conversationId);
  await assertContent(context, { ...input, quotedMessageId: null }, parties.provider);
  if (fallback === null) return;
  const template = await findTemplate(context, fallback.templateId);
  await assertFiles(context, fallback.values);
  assertSendable(template, fallback.values, parties, sendAt);
}

function assertTime(sendAt: Date, now: Date): void {
  if (sendAt <= now) throw refused("input.invalid", "the time is past. Choose a later one");
  if (sendAt.getTime() - now.getTime() > longestAheadMs) {
    throw refused("input.invalid", "the time is more than a year away. Choose an earlier one");
  }
}

async function getByClientId(
  { tx, scope }: CommandContext,
  clientMessageId: string,
): Promise<ScheduledMessageId> {
  const [known] = await tx
    .select({ id: scheduledMessages.id })
    .from(scheduledMessages)
    .where(
      and(
        eq(scheduledMessages.workspaceId, scope.workspaceId),
        eq(scheduledMessages.clientMessageId, clientMessageId),
      ),
    );
  if (known === undefined) throw new Error("the scheduled message is gone");
  return known.id;
}

function refused(code: DomainError["code"], reason: string): DomainError {
  return new DomainError(code, `unable to schedule the message; ${reason}`);
}
