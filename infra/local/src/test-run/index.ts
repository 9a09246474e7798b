export { type GroupResult, runGroup } from "./run-group.ts";
export { sumUp } from "./sum-up.ts";
export { planTests } from "./test-plan.ts";
