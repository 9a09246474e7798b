import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { tryLockFile } from "./lock-file.ts";
import { hashSources } from "./source-hash.ts";

const shownLines = 12;
const pollMs = 200;

/**
 * Builds the dashboard unless the last build was made of the same sources. Two starts of one
 * checkout take turns. Throws an Error with the end of the output when the build fails.
 */
export async function buildDashboard(
  root: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<{ isFresh: boolean }> {
  const app = join(root, "apps/dashboard");
  const stamp = join(app, "build/sources.sha256");
  const release = await takeTurn(join(app, "node_modules/.build-lock"), signal);
  try {
    const sources = hashSources(root);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return { isFresh: false };
    rmSync(stamp, { force: true });
    await build(app, env, signal);
    writeFileSync(stamp, sources);
    return { isFresh: true };
  } finally {
    release();
  }
}

async function takeTurn(path: string, signal: AbortSignal): Promise<() => void> {
  for (;;) {
    const attempt = tryLockFile(path);
    if ("release" in attempt) return attempt.release;
    await pause(pollMs, undefined, { signal });
  }
}

async function build(app: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const remix = join(app, "node_modules/@remix-run/dev/dist/cli.js");
  const child = spawn(process.execPath, [remix, "vite:build"], {
    cwd: app,
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return;
  const tail = output.trimEnd().split("\n").slice(-shownLines).join("\n  ");
  throw new Error(`unable to build the dashboard; the last lines were:\n  ${tail}`);
}
