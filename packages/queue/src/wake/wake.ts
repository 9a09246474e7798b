import type { Sql } from "@parley/db/client";

const channel = "parley_work";
const quietMs = 5;

export type Wake = () => void;

/**
 * Returns a function that tells every worker that work was committed. It is called after the
 * commit, never inside it, and tells at most once in 5 ms: a NOTIFY within each commit would make
 * the commits queue up behind one another. A lost notice costs a worker's polling interval.
 */
export function createWake(sql: Sql): Wake {
  let isDue = false;
  let isResting = false;
  const tell = () => {
    isDue = false;
    isResting = true;
    sql`select pg_notify(${channel}, '')`.catch(() => undefined);
    setTimeout(() => {
      isResting = false;
      if (isDue) tell();
    }, quietMs).unref();
  };
  return () => {
    isDue = true;
    if (!isResting) tell();
  };
}

/** Calls `onWake` at each notice; resolves to a function that stops listening. */
export async function listenForWake(sql: Sql, onWake: () => void): Promise<() => Promise<void>> {
  const { unlisten } = await sql.listen(channel, onWake, onWake);
  return unlisten;
}
