import { planFuzz, runPlan } from "./test-run/index.ts";

try {
  process.exitCode = await runPlan(planFuzz(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
