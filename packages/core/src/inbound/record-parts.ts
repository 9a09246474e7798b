import { pgErrorCode } from "@parley/db/client";
import type { CommandContext } from "../command/index.ts";
import type { DeadLetter } from "./dead-letters.ts";
import { recordElements } from "./record-elements.ts";
import type { Received, RecordedNumber, Recorder } from "./sort-elements.ts";

/** SQLSTATE classes that blame the data, not the moment: trying again cannot help. */
const dataFaults = new Set(["22", "23", "54"]);

/** Elements in one statement: its parameters must stay below the protocol's 65,535. */
const chunkSize = 1_000;

/**
 * Records elements together; if one cannot be recorded, none is, and the claim runs again. Of more
 * than one statement can hold, each part is written before the next is read. Returns what is parked.
 */
export async function recordTogether(
  context: CommandContext,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<DeadLetter[]> {
  if (received.length === 0) return [];
  const parts = partsOf(received);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return recordElements(context, number, only);
  const letters: DeadLetter[] = [];
  for (const part of parts) letters.push(...(await recordAtOnce(context, number, part)));
  return letters;
}

/** As `recordTogether`, each part by halves: what cannot be recorded is returned as dead letters. */
export async function recordInHalves(
  context: CommandContext,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (const part of partsOf(received)) letters.push(...(await bisect(context, number, part)));
  return letters;
}

/** What speaks of messages comes after them, as in a POST (G.1.3), and no part holds too much. */
function partsOf(received: readonly Received[]): (readonly Received[])[] {
  const hasEcho = received.some(({ element }) => element.kind === "echo");
  const isLater = ({ element: { kind } }: Received) =>
    kind === "edit" || kind === "revoke" || (hasEcho && kind === "status");
  const now = received.filter((one) => !isLater(one));
  return [...chunksOf(now), ...chunksOf(received.filter(isLater))];
}

function chunksOf(received: readonly Received[]): (readonly Received[])[] {
  const count = Math.ceil(received.length / chunkSize);
  return Array.from({ length: count }, (_, index) =>
    received.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}

/** Records elements and waits until everything of them is written. */
async function recordAtOnce(
  { tx, ...rest }: Omit<Recorder, "atEnd">,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<DeadLetter[]> {
  const writes: (() => Promise<unknown>)[] = [];
  const recorder = {
    tx,
    ...rest,
    atEnd: (write: () => Promise<unknown>) => writes.push(write),
  };
  const letters = await recordElements(recorder, number, received);
  await Promise.all(writes.map((write) => write()));
  return letters;
}

/**
 * Records elements together in a savepoint; if one of them cannot be recorded, halves the batch
 * until it stands alone, so its siblings are not lost. Returns the ones set aside. Faults of the
 * moment (a lost connection, a deadlock) are thrown, and the whole claim runs again.
 */
async function bisect(
  context: CommandContext,
  number: RecordedNumber,
  received: readonly Received[],
): Promise<DeadLetter[]> {
  if (received.length === 0) return [];
  const emitted: Parameters<Recorder["emit"]>[] = [];
  const jobs: Parameters<Recorder["enqueue"]>[] = [];
  try {
    const parked = await context.tx.transaction((tx) =>
      recordAtOnce(
        {
          ...{ tx, scope: context.scope, now: context.now },
          emit: (...change) => emitted.push(change),
          enqueue: (...job) => jobs.push(job),
        },
        number,
        received,
      ),
    );
    for (const change of emitted) context.emit(...change);
    for (const job of jobs) context.enqueue(...job);
    return parked;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    const [only] = received;
    if (only !== undefined && received.length === 1) return [toLetter(only, error)];
    const middle = received.length >> 1;
    return [
      ...(await bisect(context, number, received.slice(0, middle))),
      ...(await bisect(context, number, received.slice(middle))),
    ];
  }
}

function isDataFault(error: unknown): boolean {
  const code = pgErrorCode(error);
  if (code !== null) return dataFaults.has(code.slice(0, 2));
  return error instanceof Error && !("code" in error);
}

function toLetter({ element, eventId }: Received, error: unknown): DeadLetter {
  const code = pgErrorCode(error);
  const detail = code === null ? "the element broke a rule of its record" : `SQLSTATE ${code}`;
  return { eventId, reason: "processing_failed", detail, element };
}
