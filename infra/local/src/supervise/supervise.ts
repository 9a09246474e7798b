import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { planRestart } from "./restart-policy.ts";
import { rotateLog } from "./rotate-log.ts";
import { type Life, type Program, runProgram } from "./run-program.ts";

const graceMs = 5_000;

export type Supervised = {
  /** Resolves at the first readiness; rejects with one sentence when the first life fails. */
  ready: Promise<void>;
  readonly pid: number | undefined;
  /** SIGTERM, and SIGKILL after five seconds. It does not come back. */
  stop(): Promise<void>;
};

export type SuperviseOptions = {
  logFolder: string;
  /** The program died and is back, ready, under a new process id. */
  onBack: () => void;
  /** It keeps dying: one sentence. */
  onGivenUp: (error: Error) => void;
};

/** Runs a program, and again whenever it dies, until it is stopped. */
export function supervise(program: Program, options: SuperviseOptions): Supervised {
  const logFile = rotateLog(options.logFolder, program.name);
  const stopping = new AbortController();
  let life = runProgram(program, logFile);
  const ready = life.ready;
  void keepAlive();
  return {
    ready,
    get pid() {
      return life.child.pid;
    },
    async stop() {
      stopping.abort();
      await end(life);
    },
  };

  async function keepAlive(): Promise<void> {
    let quickDeaths = 0;
    const firstFailed = ready.then(
      () => false,
      () => true,
    );
    for (;;) {
      const death = await life.death;
      if (stopping.signal.aborted || (await firstFailed)) return;
      const plan = planRestart(quickDeaths, death);
      if (plan === null) {
        const reason = await life.ready.then(() => null, reasonOf);
        options.onGivenUp(
          new Error(
            reason ?? `unable to run the ${program.name}; it keeps ending (see ${logFile})`,
          ),
        );
        return;
      }
      quickDeaths = plan.quickDeaths;
      if (plan.delayMs > 0) await pause(plan.delayMs);
      if (stopping.signal.aborted) return;
      life = runProgram(program, logFile);
      const current = life;
      current.ready.then(
        () => options.onBack(),
        // A hanging life is ended, so that its death is planned for like any other.
        () => current.child.kill("SIGKILL"),
      );
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function end({ child, death }: Life): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  const overdue = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await Promise.race([exit, death]);
  clearTimeout(overdue);
}
