#!/usr/bin/env node
// Runs on the Node that is there (20 or newer) before anything is installed: plain JavaScript, no dependencies.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cleanEnv } from "./bootstrap/clean-env.mjs";
import { installAll } from "./bootstrap/install.mjs";
import { say } from "./bootstrap/say.mjs";
import { oldNodeSentence } from "./bootstrap/tool-plan.mjs";

const tasks = ["start", "test", "test-long", "fuzz", "check", "bench", "bench-inbox", "mutants"];
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const startedAt = Date.now();
const [task, ...args] = process.argv.slice(2);

try {
  process.exitCode = await main();
} catch (error) {
  say.fail(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main() {
  const tooOld = oldNodeSentence(process.versions.node);
  if (tooOld !== null) throw new Error(tooOld);
  if (task === undefined || !tasks.includes(task))
    throw new Error(`unable to run "${task ?? ""}"; the tasks are ${tasks.join(", ")}`);
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const env = cleanEnv(process.env, root);
  const node = await installAll({ root, manifest, env });
  return runTask(node, env);
}

/** Runs the task on Node 24 and gives its exit code. The child gets every signal and ends by itself. */
function runTask(node, env) {
  const launch = { startedAt, installMs: Date.now() - startedAt, pid: process.pid };
  const child = spawn(node, [join(root, `infra/local/src/${task}.ts`), ...args], {
    cwd: root,
    env: { ...env, parley_launch: JSON.stringify(launch) },
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** npm's own shell may die of a signal without passing it on: then the task must not live on alone. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 500);
  watch.unref();
}
