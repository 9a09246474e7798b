import type { GroupResult } from "./run-group.ts";

export type TestSummary = { passed: number; failed: number; lines: string[] };

type Fault = { text: string; tests: number };

/**
 * Adds up the groups. Whatever kept a test from passing counts as failed: a crash once for each of
 * its tiers, an error outside any test, coverage that is short, a whole run's tier without tests.
 */
export function sumUp(
  results: readonly GroupResult[],
  { isWhole }: { isWhole: boolean },
): TestSummary {
  const tallies = results.flatMap(({ report }) => Object.entries(report?.tiers ?? {}));
  const faults = results.flatMap((result) => faultsOf(result, isWhole));
  if (tallies.length === 0 && faults.length === 0)
    faults.push(one("no test ran: nothing fits what was asked for"));
  return {
    passed: tallies.reduce((sum, [, { passed }]) => sum + passed, 0),
    failed: faults.reduce((sum, { tests }) => sum + tests, 0),
    lines: [
      ...tallies.map(([tier, { passed, failed }]) => row(tier, passed, failed)),
      ...faults.map(({ text }) => `FAILED  ${text}`),
    ],
  };
}

function faultsOf({ group, report, code }: GroupResult, isWhole: boolean): Fault[] {
  if (report === null)
    return group.tiers.map((tier) => one(`${tier}: its run ended with code ${code} and no report`));
  const { tiers, failures, errors } = report;
  const names = group.tiers.join(", ");
  const faults = [
    ...failures.map(({ tier, file, title, tests }) => ({
      ...{ text: `${tier}: ${file} › ${title}`, tests },
    })),
    ...errors.map((message) => one(`${names}: an error outside any test: ${message}`)),
    ...group.tiers
      .filter((tier) => isWhole && tiers[tier] === undefined)
      .map((tier) => one(`${tier}: there was no test to run`)),
  ];
  if (faults.length > 0 || code === 0) return faults;
  return [one(`${names}: ended with code ${code}; the reason (such as coverage) is above`)];
}

function one(text: string): Fault {
  return { text, tests: 1 };
}

function row(tier: string, passed: number, failed: number): string {
  return `${tier.padEnd(14)}${String(passed).padStart(6)} passed ${String(failed).padStart(5)} failed`;
}
