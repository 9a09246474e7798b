import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@parley/local/ports";
import { endWithParent } from "@parley/local/processes";

import { until } from "./until.ts";

const root = join(import.meta.dirname, "../..");
/** For a machine that is busy with much else. */
const readyLimitMs = 180_000;

export type ProductProcess = {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** False once it ended by itself. */
  isRunning(): boolean;
  readonly logFile: string;
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts it anew on the same port; resolves when it is ready. */
  restart(): Promise<void>;
  /** Ends it by SIGTERM, by force after five seconds. */
  stop(): Promise<void>;
};

export type ProductProcessOptions = {
  name: string;
  /** Below the repository's root. */
  entry: string;
  env: Record<string, string>;
  logDir: string;
  /** Options of Node itself, such as `--cpu-prof`. */
  nodeOptions?: readonly string[];
};

/** Runs one program of the product on a free port of 127.0.0.1 and waits until it is ready. */
export async function startProductProcess(options: ProductProcessOptions): Promise<ProductProcess> {
  const port = await freePort();
  const logFile = join(options.logDir, `${options.name}.log`);
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let callOff = () => {};

  const isReady = (started: ChildProcess) => {
    if (hasEnded(started)) throw new Error(`${options.name} ended: ${lastLine(logFile)}`);
    return isOk(`${url}/readyz`);
  };
  const start = async () => {
    const started = spawnNode(options, port, logFile);
    child = started;
    callOff = endWithParent(started.pid ?? 0);
    try {
      await until(`${options.name} ready (${logFile})`, () => isReady(started), {
        limitMs: readyLimitMs,
      });
    } catch (error) {
      await end("SIGKILL");
      throw error;
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = child;
    if (ending === null) return;
    child = null;
    callOff();
    await endChild(ending, signal);
  };

  await start();
  return {
    name: options.name,
    url,
    logFile,
    get pid() {
      return child?.pid ?? 0;
    },
    isRunning: () => child !== null && !hasEnded(child),
    kill: () => end("SIGKILL"),
    restart: start,
    stop: () => end("SIGTERM"),
  };
}

function spawnNode(options: ProductProcessOptions, port: number, logFile: string): ChildProcess {
  const log = openSync(logFile, "a");
  try {
    const { PATH } = process.env;
    const env: Record<string, string | undefined> = {
      ...options.env,
      PATH,
      HOST: "127.0.0.1",
      PORT: String(port),
    };
    const flags = ["--disable-warning=ExperimentalWarning", ...(options.nodeOptions ?? [])];
    return spawn(process.execPath, [...flags, join(root, options.entry)], {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      stdio: ["ignore", log, log],
    });
  } finally {
    closeSync(log);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(force);
}

function isOk(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}

function lastLine(file: string): string {
  return readFileSync(file, "utf8").trim().split("\n").at(-1) ?? "it said nothing";
}
