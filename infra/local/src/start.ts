import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  createFleet,
  createProgress,
  endBlock,
  launch,
  memoryOf,
  readLaunchFacts,
  takeDataLock,
} from "./launch/index.ts";
import { readSettings } from "./settings/index.ts";

const root = join(import.meta.dirname, "../../..");
/** Until the programs have let go of what starting took. */
const settleMs = 600;
/** npm, the bootstrap and the terminal may each pass the same Ctrl-C on. */
const sameSignalMs = 1_000;

await main().catch(async (error: unknown) => {
  await say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

async function main(): Promise<void> {
  const facts = readLaunchFacts(process.env.parley_launch, Date.now());
  const hasColour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const settings = readSettings(process.env, root);
  const release = takeDataLock(settings.dataDir);
  const fleet = createFleet(settings.dataDir, (error) => void end(1, error));
  let ending: Promise<void> | null = null;
  stopOnSignals((signal) => void end(0, null, signal));
  try {
    const progress = createProgress(process.stdout, hasColour);
    const ready = await launch({ root, env: process.env, settings, progress, fleet });
    const totalMs = Date.now() - facts.startedAt;
    await pause(settleMs);
    const memoryBytes = memoryOf([facts.pid, process.pid, ...fleet.pids()]);
    const logFolder = join(settings.dataDir, "logs");
    const { installMs } = facts;
    if (ending === null) await say(endBlock({ ready, totalMs, installMs, memoryBytes, logFolder }));
  } catch (error) {
    await end(1, error);
  }

  function end(code: number, error: unknown, signal?: string): Promise<void> {
    ending ??= (async () => {
      if (signal !== undefined) await say("\n  stopping …");
      if (error !== null) await say(error instanceof Error ? error.message : String(error));
      await fleet.stop();
      release();
      if (signal !== undefined) await say("  stopped");
      process.exit(code);
    })();
    return ending;
  }
}

/** The first signal asks; another one later insists. */
function stopOnSignals(stop: (signal: string) => void): void {
  let firstAt: number | null = null;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      const now = performance.now();
      if (firstAt !== null && now - firstAt > sameSignalMs) process.exit(1);
      if (firstAt === null) stop(signal);
      firstAt ??= now;
    });
}

function say(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}
