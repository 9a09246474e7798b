import { anyOf } from "@parley/db/bulk";
import { numbers, webhookEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { NumberId, WebhookEventId, WorkspaceId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { WhatsAppProvider } from "@parley/providers/port";
import { type Claim, type ClaimedJob, finishSubjects, jobsOfClaim } from "@parley/queue/claim";
import { and, eq, lt, sql } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { type DeadLetter, writeDeadLetters } from "./dead-letters.ts";
import { hasParked, takeParked, takePlaced } from "./parked-changes.ts";
import { type ReadEvent, readEvent } from "./read-event.ts";
import { recordInHalves, recordTogether } from "./record-parts.ts";
import type { RecordedNumber } from "./sort-elements.ts";

const batchSize = 200;
/** Bodies read at once; a webhook may hold four mebibytes. */
const maxBatchBytes = 8 * 1024 * 1024;
const maxTries = 5;

type Parsers = Record<ProviderId, Pick<WhatsAppProvider, "parse">>;

export type RecordInbound = { claim: Claim; providers: Parsers };

/**
 * Works through the next raw events of the claimed number in one transaction: parses each whole,
 * records what is readable, parks the rest as dead letters, and finishes the jobs. Nothing is
 * recorded twice however often this runs. A batch that failed runs again in savepoints, so that a
 * poisoned element costs only itself; one that keeps dying is taken one event at a time, and
 * after five times its first event is set aside as dead (F-80). A job without events asks for the
 * parked changes of messages that are here by now.
 */
export const recordInbound = command(
  "inbound.record",
  async (context: CommandContext, { claim, providers }: RecordInbound): Promise<number> => {
    const { tx, scope, atEnd } = context;
    const jobs = await jobsOfClaim(tx, claim, batchSize);
    const [head] = jobs;
    if (head === undefined) return 0;
    const ids = jobs.flatMap(({ subjectIds }) => subjectIds as WebhookEventId[]);
    const [firstId] = ids;
    if (firstId !== undefined && head.tries > maxTries) {
      await setAside(context, claim, head, firstId);
      return 1;
    }
    const batch = ids.slice(0, claim.tries > 3 ? 1 : batchSize);
    const read = await readEvents(context, claim.key as NumberId, batch, providers);
    const { number, events } = read;
    const letters = events.flatMap((event) => event.letters);
    const received = events.flatMap((event) => event.received);
    if (read.hasParked) {
      const isAsked = jobs.some(({ subjectIds }) => subjectIds.length === 0);
      received.push(...(await takeParked(tx, number, received)));
      if (isAsked) received.push(...(await takePlaced(tx, number)));
    }
    const record = claim.tries > 1 ? recordInHalves : recordTogether;
    letters.push(...(await record(context, number, received)));
    atEnd(() => writeDeadLetters(tx, scope.workspaceId, letters));
    atEnd(() => closeEvents(tx, number, events, letters));
    atEnd(() => finishSubjects(tx, claim, jobs, new Set(events.map(({ id }) => id))));
    return events.length;
  },
);

async function readEvents(
  { tx, scope }: CommandContext,
  numberId: NumberId,
  ids: WebhookEventId[],
  providers: Parsers,
): Promise<{ number: RecordedNumber; events: ReadEvent[]; hasParked: boolean }> {
  const { workspaceId } = scope;
  const [[found], rows] = await Promise.all([
    tx
      .select({
        provider: numbers.provider,
        providerNumberId: numbers.providerNumberId,
        hasParked: hasParked(workspaceId),
      })
      .from(numbers)
      .where(and(eq(numbers.workspaceId, workspaceId), eq(numbers.id, numberId))),
    readBodies(tx, workspaceId, ids),
  ]);
  if (found === undefined) throw new Error("the number of a webhook is gone");
  const { provider, providerNumberId } = found;
  const eventIds = rows.map(({ id }) => id);
  const number = { workspaceId, id: numberId, provider, providerNumberId, eventIds };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const events = ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [readEvent(row, number, providers[provider])];
  });
  return { number, events, hasParked: found.hasParked };
}

/** The events in the order of their jobs, as many as fit into the memory meant for a batch. */
function readBodies(tx: Tx, workspaceId: WorkspaceId, ids: WebhookEventId[]) {
  const order = sql`array_position(${sql.param(ids)}::uuid[], ${webhookEvents.id})`;
  const size = sql<number>`octet_length(${webhookEvents.body})`;
  const sized = tx
    .select({
      id: webhookEvents.id,
      before: sql<number>`sum(${size}) over (order by ${order}) - ${size}`.as("before"),
    })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.workspaceId, workspaceId), anyOf(webhookEvents.id, ids)))
    .as("sized");
  return tx
    .select({
      id: webhookEvents.id,
      body: webhookEvents.body,
      query: webhookEvents.query,
      receivedAt: webhookEvents.receivedAt,
      requestId: webhookEvents.requestId,
    })
    .from(webhookEvents)
    .innerJoin(sized, eq(sized.id, webhookEvents.id))
    .where(and(eq(webhookEvents.workspaceId, workspaceId), lt(sized.before, maxBatchBytes)));
}

/** An event is done when all of it was handled, quarantined when part of it could not be read. */
async function closeEvents(
  tx: Tx,
  number: RecordedNumber,
  events: readonly ReadEvent[],
  letters: readonly DeadLetter[],
): Promise<void> {
  const quarantined = [...new Set(letters.map(({ eventId }) => eventId))];
  const done = events.map(({ id }) => id).filter((id) => !quarantined.includes(id));
  const close = (ids: WebhookEventId[], state: "done" | "quarantined") =>
    tx
      .update(webhookEvents)
      .set({ state, processedAt: sql`clock_timestamp()` })
      .where(and(eq(webhookEvents.workspaceId, number.workspaceId), anyOf(webhookEvents.id, ids)));
  if (done.length > 0) await close(done, "done");
  if (quarantined.length > 0) await close(quarantined, "quarantined");
}

async function setAside(
  { tx, scope }: CommandContext,
  claim: Claim,
  head: ClaimedJob,
  eventId: WebhookEventId,
): Promise<void> {
  await tx
    .update(webhookEvents)
    .set({ state: "dead", processedAt: sql`clock_timestamp()` })
    .where(and(eq(webhookEvents.workspaceId, scope.workspaceId), eq(webhookEvents.id, eventId)));
  await writeDeadLetters(tx, scope.workspaceId, [
    {
      eventId,
      reason: "processing_failed",
      detail: `given up after ${maxTries} tries`,
      element: null,
    },
  ]);
  await finishSubjects(tx, claim, [head], new Set([eventId]));
}
