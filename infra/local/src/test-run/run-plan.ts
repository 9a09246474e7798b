import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { type GroupResult, runGroup } from "./run-group.ts";
import { sumUp } from "./sum-up.ts";
import type { TestPlan } from "./test-plan.ts";

const root = join(import.meta.dirname, "../../../..");

/**
 * Runs the plan's groups one after another, passing signals on, and says how they ended: its last
 * line is `N passed, N failed`. Gives the exit code that agrees with it.
 */
export async function runPlan(plan: TestPlan): Promise<number> {
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
    const onStarted = (child: ChildProcess) => {
      running = child;
    };
    results.push(await runGroup(root, group, onStarted));
  }
  return tell(results, plan, isStopped);
}

function tell(results: readonly GroupResult[], plan: TestPlan, isStopped: boolean): number {
  const { passed, failed, lines } = sumUp(results, plan);
  for (const line of lines) console.log(line);
  for (const { group, seconds } of results)
    console.log(`${seconds.toFixed(1).padStart(6)} s  ${group.tiers.join(", ")}`);
  if (isStopped) console.log("stopped before the end");
  const total = isStopped ? Math.max(failed, 1) : failed;
  console.log(`${passed} passed, ${total} failed`);
  return total === 0 ? 0 : 1;
}
