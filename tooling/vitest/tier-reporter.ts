import { writeFileSync } from "node:fs";
import type { Reporter, TestModule, TestRunEndReason } from "vitest/node";

/** `tests` is how many this failure stands for: those of a file that never ran are told in one. */
type Failure = { tier: string; file: string; title: string; tests: number };
type Tally = { passed: number; failed: number };

/**
 * Writes what each tier's tests said to the file named by TEST_REPORT_FILE. A test that did not run
 * counts as failed: nothing is skipped silently.
 */
export default class TierReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly { message: string }[],
    reason: TestRunEndReason,
  ): void {
    const path = process.env.TEST_REPORT_FILE;
    if (path === undefined || reason === "interrupted") return;
    const tiers: Record<string, Tally> = {};
    const failures: Failure[] = [];
    for (const module of modules) {
      const tier = module.project.name;
      const found = failuresIn(module).map((one) => ({
        ...{ tier, file: module.relativeModuleId },
        ...one,
      }));
      tiers[tier] ??= { passed: 0, failed: 0 };
      tiers[tier].passed += countOf(module, "passed");
      tiers[tier].failed += found.reduce((sum, { tests }) => sum + tests, 0);
      failures.push(...found);
    }
    const messages = errors.map(({ message }) => message.split("\n")[0] ?? "");
    writeFileSync(path, JSON.stringify({ tiers, failures, errors: messages }));
  }
}

function countOf(module: TestModule, state: "passed" | "skipped" | "pending"): number {
  return [...module.children.allTests(state)].length;
}

/** What did not pass in a file; the file itself when only a hook or its loading failed. */
function failuresIn(module: TestModule): { title: string; tests: number }[] {
  const failures = [...module.children.allTests("failed")].map(({ fullName }) => ({
    ...{ title: fullName, tests: 1 },
  }));
  const unrun = countOf(module, "skipped") + countOf(module, "pending");
  if (unrun > 0) failures.push({ title: `${unrun} tests did not run`, tests: unrun });
  if (failures.length === 0 && !module.ok())
    failures.push({ title: "the file did not load or clean up", tests: 1 });
  return failures;
}
