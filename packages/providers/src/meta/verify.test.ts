import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { verifyMetaHandshake, verifyMetaSignature } from "./index.ts";

const secret = "app-secret-of-the-test";
const body: Uint8Array = new TextEncoder().encode('{"text":"Olá \\u00e4 / \\/ 😀"}');
const good = `sha256=${sign(body, secret)}`;

function sign(raw: Uint8Array, key: string, hash = "sha256"): string {
  return createHmac(hash, key).update(raw).digest("hex");
}

function verify(header: string | readonly string[] | null | undefined, raw = body, key = secret) {
  const request = {
    rawBody: raw,
    url: "https://parley.example/webhooks/meta/1",
    header: (name: string) => (name === "x-hub-signature-256" ? header : undefined),
  };
  return verifyMetaSignature(request, key);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

describe("signature (A.3, T-30)", () => {
  test("the signature over the raw bytes is valid", () => {
    expect(verify(good)).toBe("valid");
    expect(verify([good])).toBe("valid");
    expect(verify(`sha256=${sign(new Uint8Array(), secret)}`, new Uint8Array())).toBe("valid");
  });

  const hex = good.slice(7);
  test.each<[string, string | readonly string[] | null | undefined]>([
    ["missing", undefined],
    ["null", null],
    ["empty", ""],
    ["without its prefix", hex],
    ["with an upper-case prefix", `SHA256=${hex}`],
    ["in upper-case hex", `sha256=${hex.toUpperCase()}`],
    ["with another algorithm's name", `sha1=${hex}`],
    ["SHA-1", `sha1=${sign(body, secret, "sha1")}`],
    ["SHA-1 under the name of SHA-256", `sha256=${sign(body, secret, "sha1")}`],
    ["SHA-512 cut to length", `sha256=${sign(body, secret, "sha512").slice(0, 64)}`],
    ["one digit short", good.slice(0, -1)],
    ["one digit long", `${good}0`],
    ["cut to half", `sha256=${hex.slice(0, 32)}`],
    ["with a leading space", ` ${good}`],
    ["with a line break at the end", `${good}\n`],
    ["with a space inside", `sha256= ${hex}`],
    ["with a letter that is no hex digit", `sha256=g${hex.slice(1)}`],
    ["in full-width digits", `sha256=${"０".repeat(64)}`],
    ["all zeros", `sha256=${"0".repeat(64)}`],
    ["two headers", [good, good]],
    ["two headers, the second forged", [good, `sha256=${"0".repeat(64)}`]],
    ["no values", []],
    ["two headers joined by a comma", `${good}, ${good}`],
    ["of another tenant's secret", `sha256=${sign(body, "another-secret")}`],
    ["base64", `sha256=${createHmac("sha256", secret).update(body).digest("base64")}`],
    ["with one digit changed", `sha256=${hex.slice(0, -1)}${hex.endsWith("0") ? "1" : "0"}`],
  ])("%s is invalid", (_, header) => {
    expect(verify(header)).toBe("invalid");
  });

  test.each([
    ["one byte more", text('{"text":"Olá \\u00e4 / \\/ 😀"} ')],
    ["the same JSON written differently", text('{"text":"Olá ä / / 😀"}')],
    ["the body re-serialised", text(JSON.stringify(JSON.parse(new TextDecoder().decode(body))))],
    ["an empty body", new Uint8Array()],
  ])("%s makes it invalid: only the raw bytes pass (Z-03)", (_, raw) => {
    expect(verify(good, raw)).toBe("invalid");
  });

  test.each(["", "   "])("a blank secret never accepts: %j", (blank) => {
    expect(
      verify(`sha256=${createHmac("sha256", blank).update(body).digest("hex")}`, body, blank),
    ).toBe("not_configured");
  });
});

describe("handshake (A.2, T-33)", () => {
  const token = "a-verify-token";
  const query = (challenge = "1158201444") =>
    `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${token}`;
  const shake = (search: string, stored = token) =>
    verifyMetaHandshake(
      new URLSearchParams(search),
      createHash("sha256").update(stored).digest("hex"),
    );

  test("the right token gives the challenge back", () => {
    expect(shake(query())).toEqual({ ok: true, challenge: "1158201444" });
    expect(shake(query("a_B-9"))).toEqual({ ok: true, challenge: "a_B-9" });
    expect(shake(query("x".repeat(64)))).toMatchObject({ ok: true });
  });

  test.each([
    ["no parameters", ""],
    ["another mode", query().replace("subscribe", "unsubscribe")],
    ["a wrong token", `${query()}x`],
    ["a longer token", query().replace(token, `${token}${token}`)],
    ["no challenge", query("")],
    ["markup as challenge", query("%3Cscript%3E")],
    ["a challenge of 65 characters", query("x".repeat(65))],
    ["a challenge with a line break", query("x%0A")],
    ["a repeated mode", `${query()}&hub.mode=subscribe`],
    ["a repeated token", `${query()}&hub.verify_token=${token}`],
    ["a repeated challenge", `${query()}&hub.challenge=1`],
    ["array parameters", query().replaceAll("=", "[]=")],
  ])("%s is refused", (_, search) => {
    expect(shake(search)).toEqual({ ok: false });
  });

  test.each(["", " "])("a blank stored token refuses everyone: %j", (stored) => {
    expect(shake(query().replace(token, encodeURIComponent(stored)), stored)).toEqual({
      ok: false,
    });
  });
});
