import type { Sql } from "@parley/db/client";
import { type QueueName, queueNames } from "../jobs/index.ts";

const channel = "parley_work";
const quietMs = 5;

/** What was committed: work of a queue, or changes for the relay. */
export type WakeTopic = QueueName | "outbox";
export type Wake = (topic: WakeTopic) => void;

/**
 * Returns a function that tells every worker what was committed. It is called after the commit,
 * never inside it, and tells at most once in 5 ms: a NOTIFY within each commit would make the
 * commits queue up behind one another. A lost notice costs a worker's polling interval.
 */
export function createWake(sql: Sql): Wake {
  const due = new Set<WakeTopic>();
  let isResting = false;
  const tell = () => {
    const topics = [...due].join(",");
    due.clear();
    isResting = true;
    // Nobody needs the notice to survive a crash: no wait for the disk.
    sql`select set_config('synchronous_commit', 'off', true), pg_notify(${channel}, ${topics})`.catch(
      () => undefined,
    );
    setTimeout(() => {
      isResting = false;
      if (due.size > 0) tell();
    }, quietMs).unref();
  };
  return (topic) => {
    due.add(topic);
    if (isResting || due.size > 1) return;
    // What one command commits is told together: a second topic would wait for the pause.
    setImmediate(() => {
      if (!isResting && due.size > 0) tell();
    });
  };
}

/**
 * Calls `onWake` with what each notice names, and with everything after a lost connection is
 * back. Resolves to a function that stops listening.
 */
export async function listenForWake(
  sql: Sql,
  onWake: (topics: ReadonlySet<WakeTopic>) => void,
): Promise<() => Promise<void>> {
  const everything: ReadonlySet<WakeTopic> = new Set([...queueNames, "outbox"]);
  const { unlisten } = await sql.listen(
    channel,
    (payload) => onWake(new Set(payload.split(",") as WakeTopic[])),
    () => onWake(everything),
  );
  return unlisten;
}
