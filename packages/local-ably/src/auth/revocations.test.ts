import { describe, expect, test } from "vitest";
import type { Grant } from "./grant.ts";
import { isHitBy, parseTarget, type Revocation, Revocations } from "./revocations.ts";

const NOW = 1_700_000_000_000;

const grant: Grant = {
  key: { name: "app.k", secret: "s", capability: {}, hasRevocableTokens: true },
  capability: { "conv:w:1": ["subscribe"] },
  clientId: "u1",
  token: {
    issuedAt: NOW,
    expiresAt: NOW + 1000,
    revocationKey: "w:u1",
    clientId: "u1",
    claims: { userClaims: {}, publishRates: {} },
  },
};

const revocation = (fields: Partial<Revocation> = {}): Revocation => ({
  keyName: "app.k",
  kind: "clientId",
  value: "u1",
  issuedBefore: NOW + 1,
  appliesAt: NOW + 1,
  ...fields,
});

describe("a revocation", () => {
  test.each([
    ["its client", {}, true],
    ["its group", { kind: "revocationKey", value: "w:u1" }, true],
    ["its channel", { kind: "channel", value: "conv:w:1" }, true],
    ["not another client", { value: "u2" }, false],
    ["not another group", { kind: "revocationKey", value: "w:u2" }, false],
    ["not another channel", { kind: "channel", value: "conv:w:2" }, false],
    ["not tokens of another key", { keyName: "app.other" }, false],
    ["not tokens issued since", { issuedBefore: NOW }, false],
  ])("hits %s", (_, fields, expected) => {
    expect(isHitBy(grant, revocation(fields))).toBe(expected);
  });

  test("never hits a key", () => {
    expect(isHitBy({ ...grant, token: undefined }, revocation())).toBe(false);
  });

  test("counts from when it applies, and is forgotten when no such token can live", () => {
    const revocations = new Revocations();
    revocations.add(revocation());
    expect(revocations.isRevoked(grant, NOW)).toBe(false);
    expect(revocations.isRevoked(grant, NOW + 1)).toBe(true);
    revocations.add(revocation({ value: "other", appliesAt: NOW + 24 * 60 * 60 * 1000 + 1 }));
    expect(revocations.isRevoked(grant, NOW + 1)).toBe(false);
  });
});

describe("a target", () => {
  test("may hold colons in its value", () => {
    expect(parseTarget("revocationKey:w:u1")).toEqual({ kind: "revocationKey", value: "w:u1" });
  });

  test.each(["planet:mars", "clientId", "clientId:", "", undefined])(
    "%j is refused (40000)",
    (target) => {
      expect(() => parseTarget(target)).toThrow(expect.objectContaining({ code: 40000 }));
    },
  );
});
