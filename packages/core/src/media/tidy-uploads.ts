import { anyOf } from "@parley/db/bulk";
import { media } from "@parley/db/schema";
import type { MediaId } from "@parley/domain/ids";
import { type Claim, finishJobs, jobsOfClaim } from "@parley/queue/claim";
import { and, eq, isNull } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";

/** How long an upload waits for a message that carries it. */
export const unsentUploadMs = 24 * 3_600_000;

const batchSize = 500;

/**
 * Erases the uploads of the claimed workspace that nobody sent within a day: their rows at once, their bytes by a job
 * each. Returns how many.
 */
export const tidyUploads = command(
  "media.tidy",
  async (context: CommandContext, { claim }: { claim: Claim }): Promise<number> => {
    const { tx, scope, atEnd, enqueue } = context;
    const jobs = await jobsOfClaim(tx, claim, batchSize);
    const ids = jobs.flatMap(({ subjectIds }) => subjectIds as MediaId[]);
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
