import { planLong, runPlan } from "./test-run/index.ts";

process.exitCode = await runPlan(planLong(process.argv.slice(2)));
