import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { commandOf, isAlive, waitForExit } from "../processes/index.ts";
import { executable } from "./find-binaries.ts";
import { damagedSentence } from "./init-cluster.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { serverEnv } from "./server-env.ts";
import { settingArguments } from "./server-settings.ts";
import type { ServerUser } from "./server-user.ts";

const pollMs = 15;
const readyTimeoutMs = 60_000;
const orphanTimeoutMs = 15_000;
const stopTimeoutMs = 5_000;
const memoryInUse =
  /shared memory block .* is still in use|lock file "postmaster.pid" already exists/;

export type PostmasterOptions = {
  native: string;
  cluster: string;
  port: number;
  user: ServerUser | null;
  settings: Readonly<Record<string, string>>;
  logFile: string;
};

/** Starts the server and waits until it takes connections, its recovery included. Throws one sentence. */
export async function startPostmaster(options: PostmasterOptions): Promise<ChildProcess> {
  const endsAt = performance.now() + readyTimeoutMs;
  for (;;) {
    const logStart = existsSync(options.logFile) ? statSync(options.logFile).size : 0;
    const child = spawnPostmaster(options);
    if (await isReady(child, options.cluster, endsAt)) return child;
    const said = readFileSync(options.logFile, "utf8").slice(logStart);
    if (!memoryInUse.test(said) || performance.now() > endsAt)
      throw new Error(failureSentence(options, said));
    await pause(100);
  }
}

/** Ends a server that an earlier run left behind, and clears a pid file whose number is another's now. */
export async function endOrphan(cluster: string): Promise<void> {
  const file = readPostmasterFile(cluster);
  if (file === null || (isAlive(file.pid) && !isServerOf(cluster, file.pid))) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  if (!isAlive(file.pid)) return;
  process.kill(file.pid, "SIGINT");
  if (await waitForExit(file.pid, orphanTimeoutMs)) return;
  process.kill(file.pid, "SIGQUIT");
  if (await waitForExit(file.pid, orphanTimeoutMs)) return;
  throw new Error(
    `unable to start Postgres; process ${file.pid} still uses ${cluster} and does not end`,
  );
}

/** Ends a server and waits; open connections are cut, at the latest after five seconds. */
export async function endPostmaster(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  child.kill("SIGINT");
  if (await waitForExit(child.pid, stopTimeoutMs)) return;
  child.kill("SIGQUIT");
  await waitForExit(child.pid, stopTimeoutMs);
}

/** Where the system cannot tell (Windows) the server is taken to be one: it guards its own pid file. */
function isServerOf(cluster: string, pid: number): boolean {
  const command = commandOf(pid);
  return command === null || (/postgres/.test(command) && command.includes(cluster));
}

function spawnPostmaster({ native, cluster, port, user, settings, logFile }: PostmasterOptions) {
  const log = openSync(logFile, "a", 0o600);
  try {
    const args = ["-D", cluster, "-p", String(port), ...settingArguments(settings)];
    return spawn(executable(native, "postgres"), args, {
      cwd: "/",
      env: serverEnv(),
      detached: true,
      stdio: ["ignore", log, log],
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    });
  } finally {
    closeSync(log);
  }
}

async function isReady(child: ChildProcess, cluster: string, endsAt: number): Promise<boolean> {
  let hasEnded = false;
  child.on("exit", () => (hasEnded = true));
  child.on("error", () => (hasEnded = true));
  while (!hasEnded && performance.now() < endsAt) {
    const file = readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.isReady) return true;
    await pause(pollMs);
  }
  if (!hasEnded) child.kill("SIGQUIT");
  return false;
}

function failureSentence({ cluster, port, logFile }: PostmasterOptions, said: string): string {
  if (/could not bind|Address already in use/.test(said))
    return `unable to start Postgres; port ${port} is taken: set PORT_POSTGRES to a free one`;
  const reason = /(?:PANIC|FATAL):\s*(.+)/.exec(said)?.[1];
  if (reason !== undefined && !/shared memory|semaphores|memory segment/i.test(reason))
    return damagedSentence(cluster, reason);
  if (said.includes("could not find the database system"))
    return damagedSentence(cluster, "its main files are missing");
  const last = reason ?? said.trim().split("\n").at(-1);
  return `unable to start Postgres; ${last || `it was not ready within ${readyTimeoutMs / 1000} s`}: see ${logFile}`;
}
