import { describe, expect, test } from "vitest";
import type { AppKey } from "../app/app-key.ts";
import type { AblyError } from "../protocol/ably-error.ts";
import { hmac } from "./jwt.ts";
import {
  answerTokenRequest,
  NonceMemory,
  signableTokenRequest,
  type TokenRequest,
} from "./token-request.ts";

const NOW = 1_700_000_000_000;
const KEY: AppKey = {
  name: "app.k",
  secret: "s3cret",
  capability: { "*": ["*"] },
  hasRevocableTokens: false,
};

const signed = (fields: TokenRequest = {}): TokenRequest => {
  const request = { keyName: KEY.name, timestamp: NOW, nonce: "1234567890123456", ...fields };
  return { ...request, mac: hmac(KEY.secret, signableTokenRequest(request)).toString("base64") };
};

const answer = (
  request: TokenRequest,
  isKeyHolder = false,
  nonces = new NonceMemory(),
  now = NOW,
) => answerTokenRequest(KEY, request, isKeyHolder, nonces, now);

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as AblyError).code;
  }
  return 0;
};

describe("a TokenRequest", () => {
  test("covers six fields, each ended by a newline", () => {
    expect(signableTokenRequest({ keyName: "k", timestamp: 1, nonce: "n" })).toBe(
      "k\n\n\n\n1\nn\n",
    );
  });

  test("gets a token for an hour unless it asks otherwise", () => {
    expect(answer(signed())).toMatchObject({
      issued: NOW,
      expires: NOW + 3_600_000,
      capability: '{"*":["*"]}',
    });
    expect(answer(signed({ ttl: "5000", clientId: "u1" }))).toMatchObject({
      expires: NOW + 5000,
      clientId: "u1",
    });
  });

  test("works unsigned for who holds the key, for nobody else (40101)", () => {
    expect(answer({}, true).keyName).toBe(KEY.name);
    expect(codeOf(() => answer({}))).toBe(40101);
  });

  test.each([
    ["another key", { keyName: "app.other" }, 40102],
    ["an old timestamp", { timestamp: NOW - 120_001 }, 40104],
    ["a timestamp that is no number", { timestamp: "soon" }, 40104],
    ["no nonce", { nonce: "" }, 40101],
    ["a negative ttl", { ttl: -1 }, 40003],
    ["a ttl that is no number", { ttl: "long" }, 40003],
    ["a ttl over a day", { ttl: 86_400_001 }, 40003],
    ["a clientId that is no text", { clientId: 7 }, 40012],
    ["a malformed capability", { capability: "{" }, 40000],
  ])("with %s is refused", (_, fields, code) => {
    expect(codeOf(() => answer(signed(fields as TokenRequest)))).toBe(code);
  });

  test("with a wrong mac is refused (40101)", () => {
    expect(codeOf(() => answer({ ...signed(), mac: "12345" }))).toBe(40101);
  });

  test("works once (40105), and its nonce is forgotten when the timestamp is too old anyway", () => {
    const nonces = new NonceMemory();
    answer(signed(), false, nonces);
    expect(codeOf(() => answer(signed(), false, nonces))).toBe(40105);
    const later = NOW + 240_001;
    expect(codeOf(() => answer(signed({ timestamp: later }), false, nonces, later))).toBe(0);
  });
});
