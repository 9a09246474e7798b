import { planTests, runPlan } from "./test-run/index.ts";

process.exitCode = await runPlan(planTests(process.argv.slice(2)));
