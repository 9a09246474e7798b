export { endWithParent } from "./end-with-parent.ts";
export { commandOf, isAlive, waitForExit } from "./process-facts.ts";
