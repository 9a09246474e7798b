import { recordSet } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { MessageId } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import type { StatusChange } from "./record-statuses.ts";
import type { RecordedNumber } from "./sort-elements.ts";

/** Moves the messages whose reactions changed to their threads' new versions. */
export async function saveReacted(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  touched: readonly { messageId: MessageId; version: number }[],
): Promise<void> {
  if (touched.length === 0) return;
  const rows = touched.map(({ messageId: id, version }) => ({ id, version }));
  await tx.execute(sql`
    update messages m set version = r.version
    from ${recordSet(messages, rows, ["id", "version"])}
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
}

/** Writes the folded states, what the provider says of the cost, and provider ids learnt by an echo. */
export async function saveStatuses(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  changes: readonly (StatusChange & { version: number })[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(
    ({ messageId: id, statusState, pricing, providerMessageId, version }) => ({
      ...{ id, statusState, pricing, providerMessageId, version },
    }),
  );
  const keys = ["id", "statusState", "pricing", "providerMessageId", "version"] as const;
  await tx.execute(sql`
    update messages m set status_state = r.status_state, version = r.version, unconfirmed_at = null,
      pricing = coalesce(r.pricing, m.pricing),
      provider_message_id = coalesce(m.provider_message_id, r.provider_message_id)
    from ${recordSet(messages, rows, keys)}
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
}
