export { buildDashboard } from "./build-dashboard.ts";
export { takeDataLock } from "./data-lock.ts";
export { endBlock } from "./end-block.ts";
export { createFleet } from "./fleet.ts";
export { launch } from "./launch.ts";
export { readLaunchFacts } from "./launch-facts.ts";
export { memoryOf } from "./memory.ts";
export { createProgress } from "./progress.ts";
