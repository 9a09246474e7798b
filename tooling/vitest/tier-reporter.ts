import { writeFileSync } from "node:fs";
import type { Reporter, TestModule, TestRunEndReason } from "vitest/node";

type Failure = { tier: string; file: string; title: string };
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
      const found = failuresIn(module);
      tiers[tier] ??= { passed: 0, failed: 0 };
      tiers[tier].passed += countPassed(module);
      tiers[tier].failed += found.length;
      failures.push(...found.map((title) => ({ tier, file: module.relativeModuleId, title })));
    }
    const messages = errors.map(({ message }) => message.split("\n")[0] ?? "");
    writeFileSync(path, JSON.stringify({ tiers, failures, errors: messages }));
  }
}

function countPassed(module: TestModule): number {
  return [...module.children.allTests("passed")].length;
}

/** Titles of the tests that did not pass; the file itself when only a hook or its loading failed. */
function failuresIn(module: TestModule): string[] {
  const titles = [...module.children.allTests()]
    .filter((test) => test.result().state !== "passed")
    .map((test) => `${test.fullName}${test.result().state === "failed" ? "" : " (did not run)"}`);
  return titles.length === 0 && !module.ok() ? ["the file did not load or clean up"] : titles;
}
