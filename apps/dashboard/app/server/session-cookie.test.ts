import { expect, test } from "vitest";
import { createSessionCookie } from "./session-cookie.server.ts";

const token = "a".repeat(43);
const now = new Date("2026-11-01T10:00:00Z");
const session = { token, expiresAt: new Date("2026-11-01T22:00:00Z") };
const secure = createSessionCookie(new URL("https://parley.example"));
const plain = createSessionCookie(new URL("http://localhost:3000"));

test("over https the cookie is bound to the host and sent encrypted only (ASVS 3.3.1)", () => {
  expect(secure.write(session, now).split("; ").sort()).toEqual(
    [
      `__Host-parley_session=${token}`,
      "HttpOnly",
      "Max-Age=43200",
      "Path=/",
      "SameSite=Lax",
      "Secure",
    ].sort(),
  );
});

test("over http it has a name of its own and everything but Secure", () => {
  expect(plain.write(session, now).split("; ").sort()).toEqual(
    [`parley_session=${token}`, "HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Lax"].sort(),
  );
});

test("a session that is over is not kept", () => {
  expect(plain.write(session, new Date("2026-11-02T10:00:00Z"))).toContain("Max-Age=0");
  expect(plain.clear()).toMatch(/^parley_session=; .*Max-Age=0/);
});

test("the token is read from among other cookies", () => {
  expect(plain.read(`a=b; parley_session=${token}; c=d`)).toBe(token);
});

test.each([
  [null],
  [""],
  ["a=b"],
  ["parley_session="],
  ["parley_session=short"],
  [`parley_session=${"a".repeat(129)}`],
  [`parley_session=${token}%0d%0a`],
  [`xparley_session=${token}`],
  [`__Host-parley_session=${token}`],
])("no token is read from %j", (header) => {
  expect(plain.read(header)).toBeNull();
});

test("over https a cookie without the prefix is nobody's session: a subdomain may have set it", () => {
  expect(secure.read(`parley_session=${token}`)).toBeNull();
});
