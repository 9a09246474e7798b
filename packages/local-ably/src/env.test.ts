import { expect, test } from "vitest";
import { readEnv } from "./env.ts";
import { originPolicy } from "./server/origin-policy.ts";

test("a key is enough; everything else has a safe default", () => {
  expect(readEnv({ ABLY_API_KEY: "app.key:secret" })).toEqual({
    apiKey: "app.key:secret",
    host: "127.0.0.1",
    port: 9010,
    isSandbox: false,
    hasControlEndpoints: false,
  });
});

test("all settings are read", () => {
  const env = {
    HOST: "::1",
    PORT: "0",
    ABLY_SANDBOX: "1",
    ABLY_CONTROL: "1",
    ABLY_ALLOWED_ORIGINS: "https://a, https://b,",
  };
  expect(readEnv(env)).toEqual({
    host: "::1",
    port: 0,
    isSandbox: true,
    hasControlEndpoints: true,
    allowedOrigins: ["https://a", "https://b"],
  });
});

test.each([
  ["no key", {}, /ABLY_API_KEY is missing/],
  ["a malformed key", { ABLY_API_KEY: "secret" }, /must look like/],
  ["a bad port", { ABLY_API_KEY: "a.b:c", PORT: "70000" }, /PORT/],
  [
    "a short secret towards the network",
    { ABLY_API_KEY: "a.b:short", HOST: "0.0.0.0" },
    /16 characters/,
  ],
])("%s stops the process with a sentence", (_, env, message) => {
  expect(() => readEnv(env)).toThrow(message);
});

test("pages from this machine are welcome unless origins are listed", () => {
  const open = originPolicy(undefined);
  expect(
    [
      "http://localhost:3000",
      "https://127.0.0.1",
      "http://[::1]:1",
      "https://evil.example",
      "null",
    ].map(open),
  ).toEqual([true, true, true, false, false]);
  const listed = originPolicy(["https://inbox.example"]);
  expect([listed("https://inbox.example"), listed("http://localhost:3000")]).toEqual([true, false]);
});
