export { type Check, checkTable, chooseChecks } from "./check-table.ts";
export { type CheckResult, runChecks } from "./run-checks.ts";
