import { anyOf } from "@parley/db/bulk";
import { media } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { MediaId, MessageId } from "@parley/domain/ids";
import { and, eq, not, sql } from "drizzle-orm";
import type { CommandContext } from "../command/index.ts";

/**
 * Gives uploaded files to the message that carries them, so that they are no longer tidied away; one that belongs to
 * another message is shared from now on. Throws `media.not_found` when one of them has gone meanwhile.
 */
export async function claimUploads(
  { tx, scope }: Pick<CommandContext, "tx" | "scope">,
  messageId: MessageId,
  mediaIds: readonly string[],
): Promise<void> {
  if (mediaIds.length === 0) return;
  const claimed = await tx
    .update(media)
    .set({
      messageId: sql`coalesce(${media.messageId}, ${messageId})`,
      isShared: sql`${media.messageId} is not null`,
    })
    .where(
      and(
        eq(media.workspaceId, scope.workspaceId),
        anyOf(media.id, mediaIds as MediaId[]),
        eq(media.direction, "outbound"),
        not(media.isShared),
      ),
    )
    .returning({ state: media.state });
  if (claimed.every(({ state }) => state === "stored")) return;
  throw new DomainError(
    "media.not_found",
    "unable to send message; its file is not here. Add the file again",
  );
}
