import { anyOf, insertRows, recordSet } from "@parley/db/bulk";
import { messageWords } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { MessageId, WorkspaceId } from "@parley/domain/ids";
import { and, eq, sql } from "drizzle-orm";

export type IndexedMessage = { id: MessageId; at: Date; words: readonly string[] };

/** Writes the difference between the words a message has and those it is found by: for most changes, nothing. */
export async function saveMessageWords(
  tx: Tx,
  workspaceId: WorkspaceId,
  changed: readonly IndexedMessage[],
): Promise<void> {
  if (changed.length === 0) return;
  const stored = await tx
    .select({ messageId: messageWords.messageId, word: messageWords.word })
    .from(messageWords)
    .where(
      and(
        eq(messageWords.workspaceId, workspaceId),
        anyOf(
          messageWords.messageId,
          changed.map(({ id }) => id),
        ),
      ),
    );
  const storedOf = Map.groupBy(stored, ({ messageId }) => messageId);
  const added = changed.flatMap(({ id: messageId, at, words }) => {
    const known = new Set(storedOf.get(messageId)?.map(({ word }) => word));
    return words
      .filter((word) => !known.has(word))
      .map((word) => ({ workspaceId, word, at, messageId }));
  });
  const kept = new Map(changed.map(({ id, words }) => [id, new Set(words)]));
  await removeWords(
    tx,
    workspaceId,
    stored.filter(({ messageId, word }) => kept.get(messageId)?.has(word) === false),
  );
  await insertRows(tx, messageWords, added);
}

async function removeWords(
  tx: Tx,
  workspaceId: WorkspaceId,
  gone: readonly { messageId: MessageId; word: string }[],
): Promise<void> {
  if (gone.length === 0) return;
  await tx.execute(sql`
    delete from message_words w using ${recordSet(messageWords, gone, ["messageId", "word"])}
    where w.workspace_id = ${workspaceId} and w.message_id = r.message_id and w.word = r.word`);
}
