import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryOf } from "@parley/local/launch";
import { freePort } from "@parley/local/ports";
import { endWithParent, waitForExit } from "@parley/local/processes";
import type { Ready } from "@parley/local/ready";
import { until } from "../harness/until.ts";

const entry = join(import.meta.dirname, "../../infra/local/src/start.ts");
const mebibyte = 1024 * 1024;
const readyLimitMs = 240_000;
const stopLimitMs = 30_000;

export type WholeProduct = {
  /** What `ready.json` says now. */
  readReady(): Ready;
  /** From the start of the runner to `ready.json`. */
  readyMs: number;
  /** Of the runner and all its programs; a page that several share counts once. */
  residentMiB(): number;
  stop(): Promise<void>;
};

/** A data folder and ports of its own, so that a second start of the same product is a warm one. */
export async function prepareRuns() {
  const dataDir = mkdtempSync(join(tmpdir(), "parley-bench-"));
  chmodSync(dataDir, 0o755);
  const names = ["DASHBOARD", "GATEWAY", "SIMULATOR", "ABLY", "POSTGRES"];
  const ports: [string, string][] = [];
  for (const name of names) ports.push([`PORT_${name}`, String(await freePort())]);
  const env = { ...process.env, ...Object.fromEntries(ports), DATA_DIR: dataDir };
  return {
    start: () => startWholeProduct(dataDir, env),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function startWholeProduct(dataDir: string, env: NodeJS.ProcessEnv): Promise<WholeProduct> {
  const readyFile = join(dataDir, "ready.json");
  const startedAt = performance.now();
  const runner = spawn(process.execPath, [entry], { env, stdio: "ignore" });
  const pid = runner.pid ?? 0;
  const callOff = endWithParent(pid);
  const stop = async () => {
    runner.kill("SIGTERM");
    if (!(await waitForExit(pid, stopLimitMs))) runner.kill("SIGKILL");
    callOff();
  };
  try {
    const isReady = () => {
      if (runner.exitCode !== null) throw new Error("the product did not start");
      return existsSync(readyFile);
    };
    await until("the product ready", isReady, { limitMs: readyLimitMs });
    const readyMs = performance.now() - startedAt;
    const readReady = () => JSON.parse(readFileSync(readyFile, "utf8")) as Ready;
    return {
      readReady,
      readyMs,
      residentMiB: () => (memoryOf([pid]) ?? Number.NaN) / mebibyte,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
