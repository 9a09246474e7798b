import { join } from "node:path";
import { type CheckResult, checkTable, chooseChecks, runChecks } from "./check/index.ts";

const root = join(import.meta.dirname, "../../..");
const atOnce = 2;

try {
  const checks = chooseChecks(checkTable(root), process.argv[2] ?? "");
  const results = await runChecks(root, checks, { atOnce, onResult: printRow });
  const failed = results.filter(({ isPassed }) => !isPassed);
  for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trimEnd()}`);
  console.log(`\n${results.length - failed.length} checks passed, ${failed.length} failed`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function printRow({ name, isPassed, seconds }: CheckResult): void {
  const verdict = isPassed ? "ok    " : "FAILED";
  console.log(`${verdict}  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
}
