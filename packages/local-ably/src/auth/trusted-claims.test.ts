import { describe, expect, test } from "vitest";
import type { AblyError } from "../protocol/ably-error.ts";
import { publishRateOf, readTrustedClaims, stampUserClaim } from "./trusted-claims.ts";

const RATE = "ably.limits.publish.perAttachment.maxRate.";

function grantWith(claims: Record<string, unknown>) {
  return { token: { claims: readTrustedClaims(claims) } };
}

const keyHolder = { token: undefined };

describe("a user claim", () => {
  const grant = grantWith({
    "ably.channel.*": "any",
    "ably.channel.conv:*": "wider",
    "ably.channel.conv:w:*": "narrow",
    "ably.channel.conv:w:1": "exact",
  });

  test.each([
    ["conv:w:1", "exact"],
    ["conv:w:2", "narrow"],
    ["conv:x", "wider"],
    ["other", "any"],
  ])("of the closest pattern is stamped on %s", (channel, userClaim) => {
    expect(stampUserClaim(grant, channel, { headers: {} })).toEqual({ headers: {}, userClaim });
  });

  test("a sender writes itself is replaced or dropped", () => {
    const forged = { userClaim: "admin", ephemeral: true };
    expect(stampUserClaim(grant, "other", forged)?.userClaim).toBe("any");
    expect(stampUserClaim(grantWith({}), "c", forged)).toEqual({ ephemeral: true });
    expect(stampUserClaim(keyHolder, "c", forged)).toEqual({ ephemeral: true });
  });

  test("that is absent leaves extras alone", () => {
    expect(stampUserClaim(keyHolder, "c", null)).toBeUndefined();
    expect(stampUserClaim(keyHolder, "c", { headers: {} })).toEqual({ headers: {} });
  });
});

test("the publish rate of the closest pattern counts, none without a claim", () => {
  const grant = grantWith({ [`${RATE}*`]: 10, [`${RATE}chat`]: 0.1 });
  expect(publishRateOf(grant, "chat")).toBe(0.1);
  expect(publishRateOf(grant, "conv:1")).toBe(10);
  expect(publishRateOf(keyHolder, "chat")).toBeUndefined();
});

test.each([
  ["a claim that is no text", { "ably.channel.*": { role: "x" } }],
  ["a rate that is no number", { [`${RATE}*`]: "10" }],
  ["a rate of nothing", { [`${RATE}*`]: 0 }],
  ["a limit nobody enforces", { "ably.limits.subscribe.maxRate.*": 1 }],
])("%s is refused (40003)", (_, claims) => {
  let code = 0;
  try {
    readTrustedClaims(claims);
  } catch (error) {
    code = (error as AblyError).code;
  }
  expect(code).toBe(40003);
});
