import { anyOf, recordSet } from "@parley/db/bulk";
import { media, messages, messageWords } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { MessageId } from "@parley/domain/ids";
import { and, eq, isNull, ne, not, sql } from "drizzle-orm";
import { eraseRawCopies, type RawCopy } from "./erase-raw-copies.ts";
import { findNewCopies } from "./find-new-copies.ts";
import type { Target } from "./find-targets.ts";
import type { RecordedNumber, Recorder } from "./sort-elements.ts";

/** A message its author, or the platform, took back. */
export type ErasedMessage = Target & { deletedAt: Date; requestId: string | null };

/**
 * Erases the files and the raw copies of messages that were taken back, and the raw copies that `arrivedIds` brought
 * of ones taken back before. Returns the messages that still held something, for `saveErased`.
 */
export async function eraseMessages(
  recorder: Recorder,
  number: RecordedNumber,
  named: readonly ErasedMessage[],
  arrivedIds: readonly string[],
): Promise<ErasedMessage[]> {
  const { tx, atEnd } = recorder;
  const { erased, copies } = await findErasable(tx, number, named);
  copies.push(...(await findNewCopies(tx, number, arrivedIds)));
  await eraseMedia(recorder, number, erased);
  atEnd(() => eraseRawCopies(tx, number, copies));
  return erased;
}

/** Which of the messages still hold something, and where their raw copies are to be looked for. */
async function findErasable(
  tx: Tx,
  number: RecordedNumber,
  named: readonly ErasedMessage[],
): Promise<{ erased: ErasedMessage[]; copies: RawCopy[] }> {
  if (named.length === 0) return { erased: [], copies: [] };
  const rows = await tx
    .select({
      id: messages.id,
      providerMessageId: messages.providerMessageId,
      since: messages.receivedAt,
    })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, number.workspaceId),
        anyOf(messages.id, [...new Set(named.map(({ messageId }) => messageId))]),
        isNull(messages.deletedAt),
      ),
    );
  const byId = new Map(named.map((one) => [one.messageId, one]));
  return {
    erased: rows.flatMap(({ id }) => byId.get(id) ?? []),
    copies: rows.flatMap(({ providerMessageId, since }) =>
      providerMessageId === null ? [] : [{ providerMessageId, since }],
    ),
  };
}

/** Leaves a tombstone of each message: no text, file name, preview, advertisement or word of it (S4.19, P-10). */
export async function saveErased(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  erased: readonly (ErasedMessage & { version: number })[],
): Promise<void> {
  if (erased.length === 0) return;
  const rows = erased.map(({ messageId: id, deletedAt, version }) => ({ id, deletedAt, version }));
  await tx.execute(sql`
    update messages m set content = '{"type":"deleted"}', deleted_at = r.deleted_at,
      referral = null, quoted_provider_message_id = null, version = r.version
    from ${recordSet(messages, rows, ["id", "deletedAt", "version"])}
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
  const ids = erased.map(({ messageId }) => messageId);
  await tx
    .delete(messageWords)
    .where(and(eq(messageWords.workspaceId, workspaceId), anyOf(messageWords.messageId, ids)));
}

/**
 * Marks the files of the messages as erased; a job each removes the bytes, by the key that stays until then. A file of
 * our own that other messages carry too stays.
 */
async function eraseMedia(
  { tx, enqueue }: Recorder,
  { workspaceId }: RecordedNumber,
  erased: readonly ErasedMessage[],
): Promise<void> {
  if (erased.length === 0) return;
  const ids: MessageId[] = erased.map(({ messageId }) => messageId);
  const files = await tx
    .update(media)
    .set({ state: "erased", filename: null, providerMediaId: null, providerUrl: null })
    .where(
      and(
        eq(media.workspaceId, workspaceId),
        anyOf(media.messageId, ids),
        ne(media.state, "erased"),
        not(media.isShared),
      ),
    )
    .returning({ id: media.id });
  for (const { id } of files) enqueue({ queue: "media", key: id, subjectIds: [id] });
}
