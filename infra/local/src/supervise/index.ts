export { endLeftovers, folderMark } from "./end-leftovers.ts";
export { nodeArguments, type Program } from "./run-program.ts";
export { type Supervised, supervise } from "./supervise.ts";
