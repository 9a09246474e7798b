import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { type GroupResult, planTests, runGroup, sumUp } from "./test-run/index.ts";

const root = join(import.meta.dirname, "../../..");
const plan = planTests(process.argv.slice(2));
const results: GroupResult[] = [];
let running: ChildProcess | undefined;
let isStopped = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    if (!isStopped) running?.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    isStopped = true;
  });

for (const group of plan.groups) {
  if (isStopped) break;
  const result = await runGroup(root, group, (child) => {
    running = child;
  });
  results.push(result);
}

const { passed, failed, lines } = sumUp(results, plan);
for (const line of lines) console.log(line);
for (const { group, seconds } of results)
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${group.tiers.join(", ")}`);
if (isStopped) console.log("stopped before the end");
const total = isStopped ? Math.max(failed, 1) : failed;
console.log(`${passed} passed, ${total} failed`);
process.exitCode = total === 0 ? 0 : 1;
