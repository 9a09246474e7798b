import { join } from "node:path";
import { type RunningPostgres, startPostgres } from "../postgres/index.ts";
import { type ProcessName, type Ready, removeReady, writeReady } from "../ready/index.ts";
import { type Program, type Supervised, supervise } from "../supervise/index.ts";

/** Callers before what they call. */
const stopOrder: readonly ProcessName[] = ["dashboard", "gateway", "worker", "simulator", "ably"];

/** The processes of one start, and the file that tells of them. */
export type Fleet = {
  /** Aborted once the fleet is to stop. */
  readonly signal: AbortSignal;
  startPostgres(port: number): Promise<RunningPostgres>;
  /** Resolves when the program is ready. */
  run(program: Program): Promise<void>;
  /** Writes `ready.json`, and again whenever a process came back under a new id. */
  publish(about: Omit<Ready, "pids">): Ready;
  pids(): number[];
  stop(): Promise<void>;
};

/** A fleet without processes yet. `onFailure` hears one sentence when one is gone for good. */
export function createFleet(dataDir: string, onFailure: (error: Error) => void): Fleet {
  const stopping = new AbortController();
  const programs = new Map<string, Supervised>();
  let starting: Promise<RunningPostgres> | null = null;
  let postgres: RunningPostgres | null = null;
  let about: Omit<Ready, "pids"> | null = null;

  const pids = (): Partial<Record<ProcessName, number>> => ({
    ...Object.fromEntries([...programs].map(([name, { pid }]) => [name, pid])),
    ...(postgres !== null && { postgres: postgres.pid }),
  });
  const tell = (): void => {
    if (about !== null && !stopping.signal.aborted) writeReady(dataDir, { ...about, pids: pids() });
  };
  return {
    signal: stopping.signal,
    async startPostgres(port) {
      const options = { dataDir: join(dataDir, "postgres"), port, onRestart: tell, onFailure };
      starting = startPostgres(options);
      postgres = await starting;
      return postgres;
    },
    async run(program) {
      stopping.signal.throwIfAborted();
      const options = { logFolder: join(dataDir, "logs"), onBack: tell, onGivenUp: onFailure };
      const supervised = supervise(program, options);
      programs.set(program.name, supervised);
      await supervised.ready;
    },
    publish(known) {
      about = known;
      tell();
      return { ...known, pids: pids() };
    },
    pids: () => Object.values(pids()).filter((pid) => pid !== undefined),
    async stop() {
      stopping.abort(new Error("unable to start; it was stopped"));
      for (const name of stopOrder) await programs.get(name)?.stop();
      await starting?.then(
        (server) => server.stop(),
        () => undefined,
      );
      removeReady(dataDir);
    },
  };
}
