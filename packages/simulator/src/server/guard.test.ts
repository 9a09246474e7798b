import { Hono } from "hono";
import { expect, test } from "vitest";
import { createGuard } from "./guard.ts";

const app = new Hono().use(createGuard(["simulator"])).all("*", (context) => context.text("in"));
const ask = async (method: string, headers: Record<string, string>) =>
  (await app.request("/control/reset", { method, headers })).status;

test.each(["127.0.0.1:3920", "localhost:3920", "LOCALHOST", "[::1]:3920", "simulator:3920"])(
  "the host %s is let in",
  async (host) => {
    expect(await ask("POST", { host })).toBe(200);
  },
);

test.each(["evil.example", "localhost.evil.example:3920", "127.0.0.1.nip.io", "10.0.0.5:3920", ""])(
  "the host %j is refused (DNS rebinding)",
  async (host) => {
    expect(await ask("GET", { host })).toBe(403);
  },
);

test("a page of another origin may not change anything", async () => {
  const host = "localhost:3920";
  expect(await ask("POST", { host, origin: "http://evil.example" })).toBe(403);
  expect(await ask("POST", { host, origin: "http://localhost:3921" })).toBe(403);
  expect(await ask("POST", { host, origin: "null" })).toBe(403);
  expect(await ask("POST", { host, origin: "http://localhost:3920" })).toBe(200);
});
