import type { RawEvent } from "@parley/core/inbound";
import type { Endpoint } from "@parley/core/numbers";

export type EventWriter = {
  /** Resolves once the event is committed; rejects when it could not be, or too many wait. */
  write(endpoint: Endpoint, event: RawEvent): Promise<void>;
};

type Waiting = { event: RawEvent; resolve: () => void; reject: (error: unknown) => void };

/** Too much is waiting to be stored: the provider is asked to come back later. */
class OverloadedError extends Error {}

const maxBatch = 200;
const maxAtOnce = 4;
const maxPerWorkspace = 2;
const maxWaiting = 5_000;
const maxWaitingBytes = 64 * 1024 * 1024;
const timeoutMs = 4_000;

/**
 * Group commit: events that arrive while two transactions of their workspace run share its next one, four
 * transactions run at once, and each event is told only of its own commit. While one waits for the disk the
 * other is filled.
 */
export function createEventWriter(
  store: (endpoint: Endpoint, events: RawEvent[]) => Promise<void>,
): EventWriter {
  const waiting = new Map<string, { endpoint: Endpoint; events: Waiting[] }>();
  let count = 0;
  let bytes = 0;
  const running = new Map<string, number>();
  let runningCount = 0;

  const flush = async () => {
    if (runningCount >= maxAtOnce) return;
    const first = [...waiting].find(([id]) => (running.get(id) ?? 0) < maxPerWorkspace);
    if (first === undefined) return;
    const [workspaceId, { endpoint, events }] = first;
    const batch = events.splice(0, maxBatch);
    waiting.delete(workspaceId);
    if (events.length > 0) waiting.set(workspaceId, { endpoint, events });
    count -= batch.length;
    for (const { event } of batch) bytes -= event.body.length;
    countRunning(workspaceId, 1);
    try {
      await within(
        timeoutMs,
        store(
          endpoint,
          batch.map(({ event }) => event),
        ),
      );
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    countRunning(workspaceId, -1);
    void flush();
  };

  const countRunning = (workspaceId: string, change: 1 | -1) => {
    const now = (running.get(workspaceId) ?? 0) + change;
    runningCount += change;
    if (now === 0) running.delete(workspaceId);
    else running.set(workspaceId, now);
  };

  return {
    write(endpoint, event) {
      if (count >= maxWaiting || bytes >= maxWaitingBytes) {
        return Promise.reject(new OverloadedError("too many events wait"));
      }
      return new Promise((resolve, reject) => {
        const group = waiting.get(endpoint.workspaceId) ?? { endpoint, events: [] };
        group.events.push({ event, resolve, reject });
        waiting.set(endpoint.workspaceId, group);
        count += 1;
        bytes += event.body.length;
        void flush();
      });
    },
  };
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the store did not answer in time")), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
