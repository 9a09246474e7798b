export { type Capability, capabilityOf } from "./capability.ts";
export {
  parseRealtimeKey,
  type RealtimeKey,
  signRealtimeToken,
  tokenLifeSeconds,
} from "./sign-token.ts";
