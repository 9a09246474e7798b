export { type Claim, claimNextKey, newRotation, type Rotation } from "./claim-next-key.ts";
export {
  type ClaimedJob,
  ClaimLostError,
  findHeadJob,
  finishJobs,
  finishSubjects,
  jobsOfClaim,
  putOff,
} from "./work-on-claim.ts";
