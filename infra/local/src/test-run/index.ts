export { planFuzz, planLong } from "./proof-plan.ts";
export type { GroupResult } from "./run-group.ts";
export { runPlan } from "./run-plan.ts";
export { planTests } from "./test-plan.ts";
