import type { GroupResult } from "./run-group.ts";

export type TestSummary = { passed: number; failed: number; lines: string[] };

/**
 * Adds up the groups. Whatever kept a test from passing counts as failed: a crash once for each of
 * its tiers, an error outside any test, coverage that is short, a whole run's tier without tests.
 */
export function sumUp(
  results: readonly GroupResult[],
  { isWhole }: { isWhole: boolean },
): TestSummary {
  const rows: string[] = [];
  const faults: string[] = [];
  let passed = 0;
  for (const result of results) {
    faults.push(...faultsOf(result, isWhole));
    for (const [tier, tally] of Object.entries(result.report?.tiers ?? {})) {
      passed += tally.passed;
      rows.push(
        `${tier.padEnd(14)}${String(tally.passed).padStart(6)} passed ${String(tally.failed).padStart(5)} failed`,
      );
    }
  }
  if (passed === 0 && faults.length === 0)
    faults.push("no test ran: nothing fits what was asked for");
  return {
    passed,
    failed: faults.length,
    lines: [...rows, ...faults.map((fault) => `FAILED  ${fault}`)],
  };
}

function faultsOf({ group, report, code }: GroupResult, isWhole: boolean): string[] {
  if (report === null)
    return group.tiers.map((tier) => `${tier}: its run ended with code ${code} and no report`);
  const { tiers, failures, errors } = report;
  const faults = [
    ...failures.map(({ tier, file, title }) => `${tier}: ${file} › ${title}`),
    ...errors.map((message) => `${group.tiers.join(", ")}: an error outside any test: ${message}`),
    ...group.tiers
      .filter((tier) => isWhole && tiers[tier] === undefined)
      .map((tier) => `${tier}: there was no test to run`),
  ];
  if (faults.length > 0 || code === 0) return faults;
  return [
    `${group.tiers.join(", ")}: ended with code ${code}; the reason (such as coverage) is above`,
  ];
}
