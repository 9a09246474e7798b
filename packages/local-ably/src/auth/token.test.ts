import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { AppKey } from "../app/app-key.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { readJwt, signJwt } from "./jwt.ts";
import { issueToken, maxTokenMs, verifyToken } from "./token.ts";

const NOW = 1_700_000_000_000;
const KEY: AppKey = {
  name: "app.k",
  secret: "s3cret",
  capability: { "a:*": ["*"] },
  hasRevocableTokens: false,
};

const findKey = (name: string) => {
  if (name !== KEY.name) throw new AblyError(40400, "unknown", 404);
  return KEY;
};

const codeOf = (token: string, now = NOW) => {
  try {
    verifyToken(token, findKey, now);
  } catch (error) {
    return (error as AblyError).code;
  }
  return 0;
};

const claims = { iat: NOW / 1000, exp: NOW / 1000 + 60 };

describe("verifyToken", () => {
  test("a JWT signed by another library is accepted", async () => {
    const token = await new SignJWT({
      "x-ably-clientId": "u1",
      "x-ably-revocation-key": "w:u1",
      "x-ably-capability": '{"a:1":["subscribe"],"b":["publish"]}',
    })
      .setProtectedHeader({ typ: "JWT", alg: "HS256", kid: KEY.name })
      .setIssuedAt(claims.iat)
      .setExpirationTime(claims.exp)
      .sign(new TextEncoder().encode(KEY.secret));
    expect(verifyToken(token, findKey, NOW)).toEqual({
      key: KEY,
      issuedAt: NOW,
      expiresAt: NOW + 60_000,
      capability: { "a:1": ["subscribe"] },
      clientId: "u1",
      revocationKey: "w:u1",
      claims: { userClaims: {}, publishRates: {} },
    });
  });

  test("without a capability claim the key’s own counts", () => {
    expect(verifyToken(signJwt(KEY.name, KEY.secret, claims), findKey, NOW).capability).toEqual(
      KEY.capability,
    );
  });

  test("a token inside an outer JWT is unwrapped", () => {
    const inner = signJwt(KEY.name, KEY.secret, { ...claims, "x-ably-clientId": "inner" });
    const outer = signJwt("someone.else", "other", { "x-ably-token": inner });
    expect(verifyToken(outer, findKey, NOW).clientId).toBe("inner");
  });

  test.each([
    ["no token", "rubbish", 40005],
    ["three dots", "a.b.c.d", 40144],
    ["no JSON", "a.b.c", 40144],
    ["JSON that is no object", `${Buffer.from("1").toString("base64url")}.e30.x`, 40144],
    ["an unknown key", signJwt("app.other", KEY.secret, claims), 40400],
    ["a wrong secret", signJwt(KEY.name, "wrong", claims), 40101],
    ["no expiry", signJwt(KEY.name, KEY.secret, { iat: claims.iat }), 40144],
    ["no issue time", signJwt(KEY.name, KEY.secret, { exp: claims.exp }), 40144],
    [
      "over 24 h",
      signJwt(KEY.name, KEY.secret, { iat: claims.iat, exp: claims.iat + 86_401 }),
      40003,
    ],
    [
      "a foreign capability",
      signJwt(KEY.name, KEY.secret, { ...claims, "x-ably-capability": '{"b":["*"]}' }),
      40160,
    ],
  ])("%s is refused", (_, token, code) => {
    expect(codeOf(token)).toBe(code);
  });

  test("another algorithm is refused, whatever the signature", () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    expect(codeOf(`${part({ alg: "none", kid: KEY.name })}.${part(claims)}.`)).toBe(40144);
    expect(codeOf(`${part({ alg: "HS256" })}.${part(claims)}.`)).toBe(40144);
  });

  test("a token is valid until the millisecond it expires (40142)", () => {
    const token = issueToken(
      KEY,
      { ttlMs: 1500, capability: KEY.capability, clientId: undefined },
      NOW,
    ).token;
    expect(codeOf(token, NOW + 1499)).toBe(0);
    expect(codeOf(token, NOW + 1500)).toBe(40142);
  });
});

test("a signature of another length is refused without a crash", () => {
  const token = signJwt(KEY.name, KEY.secret, claims);
  expect(codeOf(token.slice(0, -4))).toBe(40101);
  expect(readJwt(token).header).toMatchObject({ kid: KEY.name });
});

test("revocable tokens live an hour at most", () => {
  expect(maxTokenMs({ ...KEY, hasRevocableTokens: true })).toBe(3_600_000);
});
