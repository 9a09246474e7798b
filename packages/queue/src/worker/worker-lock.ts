import { randomInt } from "node:crypto";
import { connect, type Database } from "@parley/db/client";
import { inClaim } from "@parley/db/scope";
import { sql } from "drizzle-orm";

const lockClass = 7_265_002;

/**
 * Proof of life: a session-level advisory lock under a number of its own. Postgres drops it the
 * moment the process is gone, so its claims are free at once, without a timeout (D-11).
 */
export type WorkerLock = {
  /** The number under which this worker claims now. */
  number(): number;
  /** Makes sure the lock is held; after a lost session it is taken anew under another number. */
  keep(): Promise<void>;
  release(): Promise<void>;
};

/** Opens a connection of its own on `url` and takes the lock. */
export async function takeWorkerLock(url: string): Promise<WorkerLock> {
  const session = connect(url, { max: 1, applicationName: "parley-worker-lock" });
  let number = 0;
  const take = async () => {
    const fresh = randomInt(1, 2 ** 31 - 1);
    await session.sql`select pg_advisory_lock(${lockClass}::int, ${fresh}::int)`;
    number = fresh;
  };
  const isHeld = async () => {
    const [row] = await session.sql`select 1 from pg_locks where pid = pg_backend_pid()
      and locktype = 'advisory' and classid = ${lockClass} and objid = ${number}`;
    return row !== undefined;
  };
  await take();
  return {
    number: () => number,
    async keep() {
      if (!(await isHeld())) await take();
    },
    release: () => session.close(),
  };
}

/** Gives back the keys of workers that are gone. Returns how many. */
export async function freeAbandonedKeys(db: Database): Promise<number> {
  const freed = await inClaim(db, (tx) =>
    tx.execute(sql`
      update jobs set locked_by = null
      where locked_by is not null and not exists (
        select from pg_locks l
        where l.locktype = 'advisory' and l.classid = ${lockClass} and l.objid = jobs.locked_by
          and l.database = (select oid from pg_database where datname = current_database()))
      returning id`),
  );
  return freed.length;
}
