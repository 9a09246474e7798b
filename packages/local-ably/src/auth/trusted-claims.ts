import { AblyError } from "../protocol/ably-error.ts";
import { covers } from "./capability.ts";

const USER_CLAIM = "ably.channel.";
const LIMIT = "ably.limits.";
const PUBLISH_RATE = "ably.limits.publish.perAttachment.maxRate.";

/** What only a JWT can say, by channel name or pattern. */
export interface TrustedClaims {
  /** Stamped on the sender's messages and presence events as `extras.userClaim`. */
  userClaims: Readonly<Record<string, string>>;
  /** Messages per second one connection may publish on one channel. */
  publishRates: Readonly<Record<string, number>>;
}

/** Whoever may hold such claims; a key never does. */
interface Holder {
  token: { claims: TrustedClaims } | undefined;
}

/**
 * Reads `ably.channel.*` and `ably.limits.publish.perAttachment.maxRate.*`. Throws 40003 for a claim of the wrong type
 * and for a limit nobody would enforce; a token error (4014x) would make REST clients ask for tokens without end.
 */
export function readTrustedClaims(claims: Record<string, unknown>): TrustedClaims {
  const userClaims: Record<string, string> = {};
  const publishRates: Record<string, number> = {};
  for (const [name, value] of Object.entries(claims)) {
    if (name.startsWith(USER_CLAIM)) {
      if (typeof value !== "string") throw malformed(name, "must be text");
      userClaims[name.slice(USER_CLAIM.length)] = value;
    } else if (name.startsWith(PUBLISH_RATE)) {
      if (typeof value !== "number" || !Number.isFinite(value) || value <= 0)
        throw malformed(name, "must be a positive number");
      publishRates[name.slice(PUBLISH_RATE.length)] = value;
    } else if (name.startsWith(LIMIT)) throw malformed(name, "is not known to this server");
  }
  return { userClaims, publishRates };
}

/** The extras of a message or presence event with the sender's claim for the channel. What a sender claims itself is dropped. */
export function stampUserClaim(
  holder: Holder,
  channel: string,
  extras: Record<string, unknown> | null | undefined,
): Record<string, unknown> | undefined {
  const claim = closest(holder.token?.claims.userClaims ?? {}, channel);
  if (claim !== undefined) return { ...extras, userClaim: claim };
  if (!extras || !Object.hasOwn(extras, "userClaim")) return extras ?? undefined;
  const { userClaim: _, ...rest } = extras;
  return rest;
}

/** Messages per second the token allows a connection on the channel; absent when it says nothing. */
export function publishRateOf(holder: Holder, channel: string): number | undefined {
  return closest(holder.token?.claims.publishRates ?? {}, channel);
}

// The name itself before patterns, and the longest pattern before wider ones.
function closest<T>(byPattern: Readonly<Record<string, T>>, channel: string): T | undefined {
  if (Object.hasOwn(byPattern, channel)) return byPattern[channel];
  const [pattern] = Object.keys(byPattern)
    .filter((one) => covers(one, channel))
    .sort((a, b) => b.split(":").length - a.split(":").length || b.length - a.length);
  return pattern === undefined ? undefined : byPattern[pattern];
}

function malformed(name: string, why: string): AblyError {
  return new AblyError(40003, `invalid JWT claim; ${name} ${why}`, 400);
}
