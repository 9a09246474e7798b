import { deadLetters, webhookEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { firstIdAt, type WebhookEventId, type WorkspaceId } from "@parley/domain/ids";
import type { InboundEdit, InboundRevoke } from "@parley/providers/port";
import { type SQL, sql } from "drizzle-orm";
import { parkedReason } from "../messages/index.ts";
import type { DeadLetter } from "./dead-letters.ts";
import { findByProviderId, type Targets } from "./find-targets.ts";
import type { Received, RecordedNumber, Sorted } from "./sort-elements.ts";

/** The provider tries a webhook again for seven days, so a message may come that much after its edit (P-10). */
const parkedDays = 8;

type Change = InboundEdit | InboundRevoke;

/** Edits and revocations whose message is not known when the batch is recorded: kept until it comes (F-24). */
export function unplaced({ edits, revokes }: Sorted, targets: Targets): DeadLetter[] {
  const all: Received<Change>[] = [...edits, ...revokes];
  return all
    .filter(({ element }) => targets.named(element) === undefined)
    .map(({ element, eventId }) => ({
      ...{ eventId, reason: parkedReason, element },
      detail: "its message had not come yet; it is applied when the message comes",
    }));
}

/** Is anything parked in the workspace? Part of a statement that runs anyway, so that a plain batch costs no other. */
export function hasParked(workspaceId: WorkspaceId): SQL<boolean> {
  return sql<boolean>`exists (select from ${deadLetters} where ${parkedOf(workspaceId)})`;
}

/** The parked changes of messages that come now, no longer parked. */
export function takeParked(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<Received<Change>[]> {
  const ids = received.flatMap(({ element }) =>
    element.kind === "message" || element.kind === "echo" ? [element.providerMessageId] : [],
  );
  return takeParkedOf(tx, number, ids);
}

/** The parked changes of messages that are here by now, no longer parked: a send's answer may come after them (F-23). */
export async function takePlaced(tx: Tx, number: RecordedNumber): Promise<Received<Change>[]> {
  const { workspaceId, id: numberId } = number;
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct ${deadLetters.element}->>'targetProviderMessageId' as id
    from ${deadLetters} join ${webhookEvents} e
      on e.workspace_id = ${workspaceId} and e.id = ${deadLetters.webhookEventId}
    where ${parkedOf(workspaceId)} and e.number_id = ${numberId}`);
  const targets = await findByProviderId(
    tx,
    number,
    rows.map(({ id }) => id),
  );
  return takeParkedOf(tx, number, [...targets.keys()]);
}

async function takeParkedOf(
  tx: Tx,
  { workspaceId, id: numberId }: RecordedNumber,
  ids: readonly string[],
): Promise<Received<Change>[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<ParkedRow>(sql`
    delete from ${deadLetters} using ${webhookEvents} e
    where ${parkedOf(workspaceId)} and e.workspace_id = ${workspaceId}
      and e.id = ${deadLetters.webhookEventId} and e.number_id = ${numberId}
      and ${deadLetters.element}->>'targetProviderMessageId' = any(${sql.param([...ids])}::text[])
    returning ${deadLetters.element}, e.id as event_id, e.received_at, e.request_id`);
  return rows.map(({ element, event_id, received_at, request_id }) => ({
    element: { ...element, providerAt: dateOf(element.providerAt) },
    eventId: event_id,
    receivedAt: new Date(received_at),
    requestId: request_id,
  }));
}

type ParkedRow = {
  element: Change;
  event_id: WebhookEventId;
  received_at: string;
  request_id: string | null;
};

/** Stored as jsonb, a time is a text. */
function dateOf(stored: Date | null): Date | null {
  return stored === null ? null : new Date(stored);
}

function parkedOf(workspaceId: WorkspaceId): SQL {
  const since = firstIdAt(Date.now() - parkedDays * 86_400_000);
  return sql`${deadLetters.workspaceId} = ${workspaceId} and ${deadLetters.id} >= ${since}::uuid
    and ${deadLetters.reason} = ${parkedReason}`;
}
