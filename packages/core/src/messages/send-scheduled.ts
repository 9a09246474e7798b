import { scheduledMessages } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ScheduledMessageId } from "@parley/domain/ids";
import { type Claim, finishJobs, jobsOfClaim } from "@parley/queue/claim";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { queueContent } from "./send-message.ts";
import { queueTemplate } from "./send-template.ts";

type Scheduled = typeof scheduledMessages.$inferSelect;

/**
 * Queues the claimed message, whose time has come: as it was written while the window is open, else its fallback
 * template. What refuses it is kept with it, for a person to decide; nothing is lost in silence.
 */
export const sendScheduled = command(
  "message.send_scheduled",
  async (context: CommandContext, { claim }: { claim: Claim }): Promise<void> => {
    const { tx, scope, about, atEnd } = context;
    const jobs = await jobsOfClaim(tx, claim, 1);
    const id = claim.key as ScheduledMessageId;
    const mine = and(
      eq(scheduledMessages.workspaceId, scope.workspaceId),
      eq(scheduledMessages.id, id),
    );
    const [scheduled] = await tx.select().from(scheduledMessages).where(mine).for("update");
    const ids = jobs.map((job) => job.id);
    atEnd(() => finishJobs(tx, claim, ids));
    if (scheduled === undefined || scheduled.failure !== null) return;
    const failure = await trySending(context, scheduled);
    about({ kind: "scheduled_message", id });
    if (failure === null) await tx.delete(scheduledMessages).where(mine);
    else await tx.update(scheduledMessages).set({ failure }).where(mine);
  },
);

/** Null once it is queued, else why it is not. */
async function trySending(context: CommandContext, scheduled: Scheduled): Promise<string | null> {
  const { conversationId, clientMessageId, content, authorUserId } = scheduled;
  const { fallbackTemplateId: templateId, fallbackValues: values } = scheduled;
  const shared = { conversationId, clientMessageId, authorUserId };
  try {
    await queueContent(context, { ...shared, content, quotedMessageId: null });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const isClosed = error.code === "conversation.window_closed";
    if (!isClosed || templateId === null) return error.message;
  }
  try {
    await queueTemplate(context, { ...shared, templateId, values: values ?? {} });
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}
