export { messagingLimitOf, startingLimit } from "./messaging-limit.ts";
export { defaultMessagesPerSecond, numberPace, pairPace } from "./paces.ts";
export { type Pace, type PaceState, type Turn, takeTurn } from "./take-turn.ts";
export {
  canSendTemplate,
  countsAsReached,
  headroom,
  type ReachFacts,
  reachedCustomers,
  reachPeriodMs,
  type TemplateSend,
} from "./template-headroom.ts";
