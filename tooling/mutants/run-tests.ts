import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";

/** What the named tests said. A file that does not load, or a run that crashes, is `broken`. */
export type TestRun = { passed: number; failed: string[]; broken: string | null };

type Report = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
};

const config = "tooling/vitest/vitest.config.ts";

/** Runs the tests below the given paths in the copy and reads what failed. */
export async function runTests(tree: string, tests: readonly string[]): Promise<TestRun> {
  const output = join(tree, "mutants.json");
  rmSync(output, { force: true });
  const vitest = join(tree, "node_modules/vitest/vitest.mjs");
  const flags = [
    "--config",
    config,
    "--reporter=json",
    `--outputFile=${output}`,
    "--coverage.enabled=false",
  ];
  const said = await run(tree, [vitest, "run", ...flags, ...tests]);
  if (!existsSync(output)) return { passed: 0, failed: [], broken: reasonIn(said) };
  return read(tree, JSON.parse(readFileSync(output, "utf8")));
}

/** What the run printed. A red run and one cut off after five minutes are told apart by its report. */
function run(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd, timeout: 300_000, maxBuffer: 64 << 20 },
      (_, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

function read(tree: string, { numPassedTests, testResults }: Report): TestRun {
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => `${relative(tree, name)}: ${fullName}`),
  );
  const unread = testResults.find(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed, broken: unread ? reasonIn(unread.message) : null };
}

function reasonIn(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? "the run ended without a report";
}
