export { inClaim, inEndpoint, inUser, inWorkspace, type Tx } from "./in-workspace.ts";
