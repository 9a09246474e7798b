import { connect } from "@parley/db/client";

const relayLock = 7_265_003;

/** The right to be the one relay: a session lock that Postgres drops with the process. */
export type Leadership = { isHeld(): boolean; seek(): Promise<void>; release(): Promise<void> };

/** Opens a connection of its own; `seek` takes the right if nobody has it, or notices its loss. */
export function createLeadership(url: string): Leadership {
  const session = connect(url, { max: 1, applicationName: "parley-relay-lock" });
  let isHeld = false;
  return {
    isHeld: () => isHeld,
    async seek() {
      try {
        const [row] = await session.sql<{ held: boolean }[]>`
          select exists (select from pg_locks where pid = pg_backend_pid()
            and locktype = 'advisory' and objid = ${relayLock} and granted)
            or pg_try_advisory_lock(${relayLock}) as held`;
        isHeld = row?.held === true;
      } catch (error) {
        isHeld = false;
        throw error;
      }
    },
    release: () => session.close(),
  };
}
