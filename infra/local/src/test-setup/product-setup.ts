import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { type FoundBrowser, findBrowser } from "../browser/index.ts";
import { freePort } from "../ports/index.ts";
import { endWithParent, waitForExit } from "../processes/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The running product's data folder; its `ready.json` says where everything is. */
    dataDir: string;
    browser: FoundBrowser;
  }
}

const entry = join(import.meta.dirname, "../start.ts");
const readyTimeoutMs = 240_000;
const stopTimeoutMs = 30_000;
const pollMs = 100;
const keptChars = 4_000;

/** Nothing of the person's own services: browser tests write to what they run on. */
const outside =
  /^(DATABASE_URL|DATABASE_ADMIN_URL|ABLY_\w+|META_\w+|TWILIO_\w+|ENCRYPTION_KEY|PORT_\w+|DATA_DIR)$/;

/** Starts the whole product as a person would, in a folder and on ports of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  // The server's own user has to reach its data.
  chmodSync(dataDir, 0o755);
  const product = spawn(process.execPath, [entry], {
    env: await ownEnvironment(dataDir),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const callOff = endWithParent(product.pid ?? 0);
  const stop = async (): Promise<void> => {
    await end(product);
    callOff();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(product, join(dataDir, "ready.json"));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("dataDir", dataDir);
  project.provide("browser", browser);
  return stop;
}

async function ownEnvironment(dataDir: string): Promise<NodeJS.ProcessEnv> {
  const kept = Object.entries(process.env).filter(([name]) => !outside.test(name));
  const names = ["DASHBOARD", "GATEWAY", "SIMULATOR", "ABLY", "POSTGRES"];
  const ports = await Promise.all(
    names.map(async (name) => [`PORT_${name}`, String(await freePort())]),
  );
  return { ...Object.fromEntries([...kept, ...ports]), DATA_DIR: dataDir };
}

async function waitUntilReady(product: ChildProcess, readyFile: string): Promise<void> {
  let said = "";
  const keep = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-keptChars);
  };
  product.stdout?.on("data", keep);
  product.stderr?.on("data", keep);
  const endsAt = performance.now() + readyTimeoutMs;
  while (!existsSync(readyFile)) {
    if (product.exitCode !== null || product.signalCode !== null)
      throw new Error(`unable to start the product for the browser tests; it said:\n${said}`);
    if (performance.now() > endsAt)
      throw new Error(
        `unable to start the product for the browser tests; it was not ready within ${readyTimeoutMs / 1000} s:\n${said}`,
      );
    await pause(pollMs);
  }
}

async function end(product: ChildProcess): Promise<void> {
  if (product.pid === undefined) return;
  product.kill("SIGTERM");
  if (!(await waitForExit(product.pid, stopTimeoutMs))) product.kill("SIGKILL");
}
