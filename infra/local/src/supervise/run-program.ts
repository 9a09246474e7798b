import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { failureSentence } from "./failure-sentence.ts";
import type { Death } from "./restart-policy.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

const preload = new URL("end-with-runner.ts", import.meta.url).href;
const readyTimeoutMs = 60_000;

/** V8 sizes its young space by the machine; small is fast enough here and saves most of the memory. */
export const nodeArguments: readonly string[] = ["--max-semi-space-size=8"];

/** A program of the product, run by Node: `readyUrl` answers 200 once it does its work. */
export type Program = {
  name: string;
  entry: string;
  env: Readonly<Record<string, string>>;
  readyUrl: string;
  /** An argument that tells whose program it is; the program itself ignores it. */
  mark: string;
};

/** One life of a program. `ready` rejects with one sentence when it dies or hangs before. */
export type Life = {
  child: ChildProcess;
  ready: Promise<void>;
  death: Promise<Death>;
};

/** Starts the program once; what it prints goes to the end of `logFile`. */
export function runProgram(program: Program, logFile: string): Life {
  const log = openSync(logFile, "a", 0o600);
  const logStart = statSync(logFile).size;
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [...nodeArguments, "--import", preload, program.entry, program.mark],
    {
      cwd: fileURLToPath(new URL("../../../..", import.meta.url)),
      env: { ...program.env },
      stdio: ["ignore", log, log, "ipc"],
      // Its own group: Ctrl-C reaches the runner alone, which ends its programs in order.
      detached: process.platform !== "win32",
      windowsHide: true,
    },
  );
  closeSync(log);
  const ended = new AbortController();
  let wasReady = false;
  const death = new Promise<Death>((resolve) => {
    const onEnd = (signal: string | null) => {
      ended.abort(new Error(failure(program.name, logFile, logStart)));
      resolve({ wasReady, livedMs: performance.now() - startedAt, signal });
    };
    child.once("error", () => onEnd(null));
    child.once("exit", (_, signal) => onEnd(signal));
  });
  const late = AbortSignal.timeout(readyTimeoutMs);
  const ready = waitUntilReady(program.readyUrl, AbortSignal.any([ended.signal, late])).then(
    () => {
      ended.signal.throwIfAborted();
      wasReady = true;
    },
    (error: unknown) => {
      throw late.aborted ? new Error(lateSentence(program.name, logFile)) : error;
    },
  );
  ready.catch(() => undefined);
  return { child, ready, death };
}

/** One sentence out of what the program said; a stack stays in the log. */
function failure(name: string, logFile: string, logStart: number): string {
  const said = readFileSync(logFile).subarray(logStart).toString("utf8");
  return `${failureSentence(name, said)} (see ${logFile})`;
}

function lateSentence(name: string, logFile: string): string {
  return `unable to run the ${name}; it was not ready within ${readyTimeoutMs / 1000} s (see ${logFile})`;
}
