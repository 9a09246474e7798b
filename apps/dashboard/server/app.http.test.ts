import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "@parley/auth/sessions";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppDeps, createApp } from "./app.ts";

const token = "t".repeat(43);
const user = { id: "u1" as Session["user"]["id"], email: "ana@example.com", fullName: "Ana Lima" };
let clientDirectory = "";

beforeAll(() => {
  clientDirectory = mkdtempSync(join(tmpdir(), "parley-client-"));
  mkdirSync(join(clientDirectory, "assets"));
  writeFileSync(join(clientDirectory, "assets/app-1a2b.js"), "export {};");
  writeFileSync(join(clientDirectory, "secret.txt"), "not for you");
});
afterAll(() => rmSync(clientDirectory, { recursive: true, force: true }));

/** An app whose pages say what reached them, with `token` as the only session. */
function appWith(options: Partial<AppDeps> & { isRenewed?: boolean } = {}) {
  const { isRenewed = false, ...more } = options;
  const reached: Request[] = [];
  const lines: string[] = [];
  const expiresAt = new Date(Date.now() + 60_000);
  const sessions = {
    find: async (found: string) => (found === token ? { token, expiresAt, isRenewed, user } : null),
  };
  const app = createApp({
    log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
    api: { sessions } as unknown as AppDeps["api"],
    files: {} as AppDeps["files"],
    isReady: async () => true,
    publicUrl: new URL("http://parley.test"),
    realtimeUrl: null,
    clientDirectory,
    render: async (request) => {
      reached.push(request);
      return new Response("<p>page</p>", { headers: { "content-type": "text/html" } });
    },
    ...more,
  });
  return { app, reached, lines };
}

const ours = { origin: "http://parley.test" };

describe("requests that could change something (T-14)", () => {
  test.each<[string, Record<string, string>]>([
    ["our origin", ours],
    ["no origin, but the browser vouches for it", { "sec-fetch-site": "same-origin" }],
  ])("pass with %s", async (_, headers) => {
    const { app, reached } = appWith();
    const answer = await app.request("http://parley.test/login", { method: "POST", headers });
    expect(answer.status).toBe(200);
    expect(reached).toHaveLength(1);
  });

  test.each<[string, Record<string, string>]>([
    ["neither origin nor a word of the browser", {}],
    ["the origin of another site", { origin: "http://evil.test" }],
    ["the origin null", { origin: "null" }],
    ["an empty origin", { origin: "" }],
    ["our host over another scheme", { origin: "https://parley.test" }],
    ["our host on another port", { origin: "http://parley.test:8080" }],
    ["a subdomain", { origin: "http://a.parley.test" }],
    ["a host that begins like ours", { origin: "http://parley.test.evil.test" }],
    ["ours in capitals and a path", { origin: "http://parley.test/" }],
    [
      "a foreign origin the browser vouches for",
      { origin: "http://evil.test", "sec-fetch-site": "same-origin" },
    ],
    ["a foreign origin under a matching Host", { origin: "http://evil.test", host: "evil.test" }],
    [
      "a foreign origin under a matching X-Forwarded-Host",
      { origin: "http://evil.test", "x-forwarded-host": "evil.test" },
    ],
    ["no origin from the same site", { "sec-fetch-site": "same-site" }],
    ["no origin from a bookmark", { "sec-fetch-site": "none" }],
  ])("are refused with %s, and nothing is done", async (_, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      for (const path of ["/login", "/logout", "/trpc/messages.sendText"]) {
        const { app, reached } = appWith();
        const answer = await app.request(`http://parley.test${path}`, { method, headers });
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({ error: { code: "request.foreign_origin" } });
        expect(reached).toHaveLength(0);
      }
    }
  });

  test("reading needs no origin", async () => {
    const { app } = appWith();
    const headers = { origin: "http://evil.test" };
    expect((await app.request("http://parley.test/login", { headers })).status).toBe(200);
  });
});

describe("headers", () => {
  test("every answer carries them, also refusals and assets", async () => {
    const { app } = appWith();
    const answers = await Promise.all([
      app.request("/login"),
      app.request("/login", { method: "POST" }),
      app.request("/assets/app-1a2b.js"),
      app.request("/assets/absent.js"),
    ]);
    for (const { headers } of answers) {
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}';/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      for (const rule of [
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ]) {
        expect(policy).toContain(rule);
      }
    }
  });

  test("no two answers share a nonce or a request id", async () => {
    const { app } = appWith();
    const answers = await Promise.all([app.request("/login"), app.request("/login")]);
    for (const name of ["content-security-policy", "x-request-id"]) {
      expect(new Set(answers.map(({ headers }) => headers.get(name))).size).toBe(2);
    }
  });

  test("a caller cannot name the request: the log is ours", async () => {
    const { app, lines } = appWith();
    await app.request("/login", { headers: { "x-request-id": "forged" } });
    expect(lines.join()).not.toContain("forged");
  });

  test("scripts may connect to the realtime server and nowhere else", async () => {
    const cloud = appWith();
    const local = appWith({ realtimeUrl: new URL("http://localhost:3004") });
    const policyOf = async ({ app }: typeof cloud) =>
      /connect-src ([^;]+)/.exec(
        (await app.request("/login")).headers.get("content-security-policy") ?? "",
      )?.[1];
    expect(await policyOf(local)).toBe("'self' http://localhost:3004 ws://localhost:3004");
    expect(await policyOf(cloud)).toContain("wss://*.ably.net");
  });

  test("over https browsers are told to stay with it", async () => {
    const secure = appWith({ publicUrl: new URL("https://parley.test") });
    const answer = await secure.app.request("/login");
    expect(answer.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    expect((await appWith().app.request("/login")).headers.has("strict-transport-security")).toBe(
      false,
    );
  });

  test("pages are not kept by any cache, hashed files for ever", async () => {
    const { app } = appWith();
    expect((await app.request("/login")).headers.get("cache-control")).toBe("no-store");
    const asset = await app.request("/assets/app-1a2b.js");
    expect(asset.status).toBe(200);
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const absent = await app.request("/assets/absent.js");
    expect(absent.status).toBe(404);
    expect(absent.headers.get("cache-control")).toBe("no-store");
  });

  test.each([
    "/assets/../secret.txt",
    "/assets/%2e%2e/secret.txt",
    "/assets/..%2fsecret.txt",
    "/secret.txt",
  ])("%s is no way out of the assets", async (path) => {
    const { app } = appWith();
    expect(await (await app.request(path)).text()).not.toContain("not for you");
  });
});

describe("sessions", () => {
  const cookie = `parley_session=${token}`;

  test("a session that was renewed renews its cookie", async () => {
    const { app } = appWith({ isRenewed: true });
    const [value] = (await app.request("/app", { headers: { cookie } })).headers.getSetCookie();
    expect(value).toMatch(
      new RegExp(`^parley_session=${token}; Max-Age=(59|60); Path=/; HttpOnly; SameSite=Lax$`),
    );
  });

  test("a session in mid-life sets nothing", async () => {
    const { app } = appWith();
    expect((await app.request("/app", { headers: { cookie } })).headers.getSetCookie()).toEqual([]);
  });

  test("the cookie of a session that is over is forgotten", async () => {
    const { app } = appWith();
    const over = { cookie: `parley_session=${"x".repeat(43)}` };
    const [value] = (await app.request("/app", { headers: over })).headers.getSetCookie();
    expect(value).toMatch(/^parley_session=; Max-Age=0/);
  });

  test("what a page sets itself stands: logging out is not undone by a renewal", async () => {
    const { app } = appWith({
      isRenewed: true,
      render: async () =>
        new Response(null, { headers: { "set-cookie": "parley_session=; Max-Age=0" } }),
    });
    const answer = await app.request("/logout", { method: "POST", headers: { ...ours, cookie } });
    expect(answer.headers.getSetCookie()).toEqual(["parley_session=; Max-Age=0"]);
  });
});

describe("limits", () => {
  test("a body above 1 MiB is refused", async () => {
    const { app, reached } = appWith();
    const body = "x".repeat(1024 * 1024 + 1);
    const answer = await app.request("/login", { method: "POST", headers: ours, body });
    expect(answer.status).toBe(413);
    expect(reached).toHaveLength(0);
  });

  test.each([
    ["text/plain"],
    ["application/x-www-form-urlencoded"],
    ["multipart/form-data; boundary=a"],
    [""],
  ])("the API takes no body of type %j: forms send those", async (type) => {
    const { app } = appWith();
    const headers = { ...ours, "content-type": type };
    const answer = await app.request("/trpc/account.logOut", {
      method: "POST",
      headers,
      body: "{}",
    });
    expect(answer.status).toBe(415);
  });

  test("more than ten calls in one request are refused", async () => {
    const { app } = appWith();
    const names = Array.from({ length: 11 }, () => "account.me").join(",");
    const answer = await app.request(`/trpc/${names}?batch=1&input=%7B%7D`);
    expect(answer.status).toBe(400);
  });

  test("without a session the API answers 401 with the rule's code", async () => {
    const { app } = appWith();
    const answer = await app.request("/trpc/account.me");
    expect(answer.status).toBe(401);
    expect(JSON.stringify(await answer.json())).toContain("auth.required");
  });
});

describe("operation", () => {
  test("a process that lives says so, and whether it can serve", async () => {
    const up = appWith();
    const down = appWith({ isReady: async () => false });
    expect((await down.app.request("/healthz")).status).toBe(200);
    expect((await up.app.request("/readyz")).status).toBe(200);
    expect((await down.app.request("/readyz")).status).toBe(503);
  });

  test("the log has one line a request, without query, cookie or body", async () => {
    const { app, lines } = appWith();
    const headers = { ...ours, cookie: "parley_session=secret-cookie" };
    await app.request("/login?redirectTo=secret-query", {
      method: "POST",
      headers,
      body: "secret-body",
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ method: "POST", path: "/login", status: 200 });
    expect(lines[0]).not.toContain("secret");
  });

  test("a page that fails says so without the reason, which the log has without its words", async () => {
    const { app, lines } = appWith({ render: () => Promise.reject(new Error("secret reason")) });
    const answer = await app.request("/login");
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/request [0-9a-f-]{36}/);
    expect(answer.headers.get("content-security-policy")).not.toBeNull();
    expect(lines).toHaveLength(2);
  });

  test("pages see the public address, whatever Host and X-Forwarded-Host claim", async () => {
    const { app, reached } = appWith();
    const headers = { host: "evil.test", "x-forwarded-host": "evil.test" };
    await app.request("http://evil.test//other.test/login?a=1", { headers });
    expect(reached[0]?.url).toBe("http://parley.test//other.test/login?a=1");
    expect(reached[0]?.headers.get("x-forwarded-host")).toBeNull();
  });
});
