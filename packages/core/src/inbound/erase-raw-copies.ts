import { deadLetters, webhookEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { firstIdAt } from "@parley/domain/ids";
import { sql } from "drizzle-orm";
import type { RecordedNumber } from "./sort-elements.ts";

/** A message whose raw copies go, and when it was first received. */
export type RawCopy = { providerMessageId: string; since: Date };

/** Event ids grow with the gateway's clock, receipt times are the database's. */
const clockSlackMs = 60_000;

/**
 * Empties every raw webhook of the number that holds one of the messages, and the dead letters of it (S4.19, P-10).
 * Not only the first delivery: edits and repeated deliveries hold the text as well. Events that still wait are left
 * alone: what else is in them is not recorded yet, and recording a repetition erases it.
 */
export async function eraseRawCopies(
  tx: Tx,
  { workspaceId, id: numberId, eventIds }: RecordedNumber,
  copies: readonly RawCopy[],
): Promise<void> {
  if (copies.length === 0) return;
  const oldest = Math.min(...copies.map(({ since }) => since.getTime()));
  const firstId = firstIdAt(oldest - clockSlackMs);
  const needles = sql`unnest(${sql.param(copies.flatMap(writtenForms))}::text[])`;
  const recorded = sql.param([...eventIds]);
  await tx.execute(sql`
    with emptied as (
      update ${webhookEvents} e set body = ''
      where e.workspace_id = ${workspaceId} and e.number_id = ${numberId} and e.id >= ${firstId}::uuid
        and (e.state <> 'new' or e.id = any(${recorded}::uuid[]))
        and exists (select from ${needles} as needle where position(convert_to(needle, 'UTF8') in e.body) > 0)
      returning e.id
    )
    update ${deadLetters} l set element = null, detail = 'erased: its author took it back'
    from emptied where l.workspace_id = ${workspaceId} and l.webhook_event_id = emptied.id
      and exists (select from ${needles} as needle where position(needle in l.element::text) > 0)`);
}

/** JSON may write a slash with or without a backslash. */
function writtenForms({ providerMessageId: id }: RawCopy): string[] {
  return [id, id.replaceAll("/", "\\/")];
}
