export {
  inClaim,
  inEndpoint,
  inProviderId,
  inUser,
  inWorkspace,
  readWorkspace,
  type Tx,
} from "./in-workspace.ts";
