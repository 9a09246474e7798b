export {
  parseRealtimeKey,
  type RealtimeKey,
  signRealtimeToken,
} from "./sign-token.ts";
