import type { Capability } from "../auth/capability.ts";

/** One API key of an app. */
export interface AppKey {
  /** `appId.keyId`. */
  name: string;
  secret: string;
  capability: Capability;
  hasRevocableTokens: boolean;
}
