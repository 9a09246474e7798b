export { inClaim, inEndpoint, inProviderId, inUser, inWorkspace, type Tx } from "./in-workspace.ts";
