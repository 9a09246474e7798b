import { anyOf } from "@parley/db/bulk";
import { media, scheduledMessages } from "@parley/db/schema";
import type { MediaId } from "@parley/domain/ids";
import { type Claim, finishJobs, jobsOfClaim } from "@parley/queue/claim";
import { and, eq, exists, isNull, sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";

/** How long an upload waits for a message that carries it. */
export const unsentUploadMs = 24 * 3_600_000;

const batchSize = 500;

/**
 * Erases the uploads of the claimed workspace that nobody sent within a day: their rows at once, their bytes by a job
 * each. What a scheduled message names is looked at again a day later. Returns how many.
 */
export const tidyUploads = command(
  "media.tidy",
  async (context: CommandContext, { claim }: { claim: Claim }): Promise<number> => {
    const { tx, scope, now, atEnd, enqueue } = context;
    const jobs = await jobsOfClaim(tx, claim, batchSize);
    const due = jobs.flatMap(({ subjectIds }) => subjectIds as MediaId[]);
    const awaited = await findAwaited(context, due);
    if (awaited.size > 0) {
      const runAt = new Date(now.getTime() + unsentUploadMs);
      enqueue({ queue: "tidy", key: claim.key, subjectIds: [...awaited], runAt });
    }
    const ids = due.filter((id) => !awaited.has(id));
    const erased = await tx
      .update(media)
      .set({ state: "erased", filename: null, providerMediaId: null })
      .where(
        and(
          eq(media.workspaceId, scope.workspaceId),
          anyOf(media.id, ids),
          eq(media.direction, "outbound"),
          eq(media.state, "stored"),
          isNull(media.messageId),
        ),
      )
      .returning({ id: media.id });
    for (const { id } of erased) enqueue({ queue: "media", key: id, subjectIds: [id] });
    atEnd(() =>
      finishJobs(
        tx,
        claim,
        jobs.map(({ id }) => id),
      ),
    );
    return erased.length;
  },
);

/** Those of the files that a scheduled message will carry. */
async function findAwaited(
  { tx, scope }: Pick<CommandContext, "tx" | "scope">,
  ids: readonly MediaId[],
): Promise<Set<MediaId>> {
  const { workspaceId, content, fallbackValues } = scheduledMessages;
  const names = sql`position(${media.id}::text in concat(${content}, ${fallbackValues})) > 0`;
  const named = tx
    .select({ one: sql`1` })
    .from(scheduledMessages)
    .where(and(eq(workspaceId, scope.workspaceId), names));
  const rows = await tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.workspaceId, scope.workspaceId), anyOf(media.id, ids), exists(named)));
  return new Set(rows.map(({ id }) => id));
}
