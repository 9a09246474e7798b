import { join } from "node:path";
import { expect, test } from "vitest";
import type { Ready } from "../ready/index.ts";
import { readSettings } from "../settings/index.ts";
import { endBlock } from "./end-block.ts";
import { readLaunchFacts } from "./launch-facts.ts";
import { withDescendants } from "./memory.ts";
import { planPlaces, planPrograms } from "./plan-programs.ts";
import { createProgress } from "./progress.ts";

const from = { root: "/checkout", mark: "--parley-data=/data", env: { PATH: "/bin", SECRET: "x" } };
const keys = {
  encryptionKey: "k1:x",
  ablyApiKey: "a.b:c",
  databaseUrl: "postgres://app@db/x",
  demoApp: { secret: "demo-secret", verifyToken: "demo-verify" },
};

function plan(env: NodeJS.ProcessEnv) {
  const settings = readSettings({ DATA_DIR: "/data", ...env }, "/checkout");
  const places = planPlaces(settings, { ...settings.ports, PORT_WORKER: 4100 });
  const programs = planPrograms(settings, places, keys, from);
  return { places, programs, of: (name: string) => programs.find((one) => one.name === name) };
}

test("five programs run when nothing comes from outside", () => {
  const { programs, of } = plan({});
  expect(programs.map(({ name }) => name)).toEqual([
    "ably",
    "gateway",
    "worker",
    "dashboard",
    "simulator",
  ]);
  expect(of("worker")).toMatchObject({
    entry: join("/checkout", "apps/worker/src/main.ts"),
    readyUrl: "http://127.0.0.1:4100/readyz",
    mark: "--parley-data=/data",
  });
});

test("each program gets what it reads, and nothing else of the person's environment", () => {
  const { of } = plan({});
  expect(of("worker")?.env).toEqual({
    PATH: "/bin",
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: "4100",
    DATABASE_URL: keys.databaseUrl,
    ENCRYPTION_KEY: "k1:x",
    ABLY_API_KEY: "a.b:c",
    ABLY_LOCAL_URL: "http://127.0.0.1:3003",
    META_GRAPH_URL: "http://127.0.0.1:3002",
    GATEWAY_PUBLIC_URL: "http://127.0.0.1:3001",
    TWILIO_URL: "http://127.0.0.1:3002",
    LOG_LEVEL: "info",
  });
  expect(of("gateway")?.env).toMatchObject({
    PUBLIC_URL: "http://127.0.0.1:3001",
    DASHBOARD_URL: "http://localhost:3000",
    META_APP_SECRET: "demo-secret",
    META_VERIFY_TOKEN: "demo-verify",
  });
  expect(of("simulator")?.env).not.toHaveProperty("DATABASE_URL");
  expect(of("ably")?.env).not.toHaveProperty("ENCRYPTION_KEY");
});

test("Ably's own cloud and Meta's own API take the place of the local ones", () => {
  const { programs, places, of } = plan({
    ABLY_API_KEY: "a.b:c",
    META_GRAPH_URL: "https://graph.example",
    META_GRAPH_VERSION: "v26.0",
  });
  expect(programs.map(({ name }) => name)).toEqual(["gateway", "worker", "dashboard"]);
  expect(places).toMatchObject({ ablyUrl: null, simulatorUrl: null });
  expect(of("gateway")?.env).not.toHaveProperty("ABLY_LOCAL_URL");
  expect(of("gateway")?.env).not.toHaveProperty("META_APP_SECRET");
  expect(of("worker")?.env).not.toHaveProperty("TWILIO_URL");
  expect(of("worker")?.env).toMatchObject({
    META_GRAPH_URL: "https://graph.example",
    META_GRAPH_VERSION: "v26.0",
  });
});

test("the platform's own Meta app and Twilio's address are handed on", () => {
  const { of } = plan({
    META_APP_SECRET: "own-secret",
    META_VERIFY_TOKEN: "own-verify",
    TWILIO_URL: "https://twilio.example",
  });
  expect(of("gateway")?.env).toMatchObject({
    META_APP_SECRET: "own-secret",
    META_VERIFY_TOKEN: "own-verify",
  });
  expect(of("worker")?.env).toMatchObject({ TWILIO_URL: "https://twilio.example" });
});

const person = (email: string) => ({ email, password: "secret" });
const workspace = (workspaceSlug: string) =>
  ({
    workspaceSlug,
    owner: person(`owner@${workspaceSlug}`),
    admin: person(`admin@${workspaceSlug}`),
    agent: person(`agent@${workspaceSlug}`),
  }) as Ready["demo"];
const ready = {
  dashboardUrl: "http://localhost:3000",
  gatewayUrl: "http://127.0.0.1:3001",
  simulatorUrl: null,
  demo: workspace("luma"),
  second: workspace("nordwind"),
} as Ready;

test("the last block has the addresses, every login and what it took", () => {
  const facts = { ready, totalMs: 41_260, installMs: 30_100, logFolder: "/data/logs" };
  const block = endBlock({ ...facts, memoryBytes: 512 * 1024 * 1024 });
  expect(block).toContain("ready in 41.3 s, 30.1 s of it installing · 512 MiB of memory");
  expect(block).toContain("http://localhost:3000");
  expect(block).not.toContain("Phones");
  for (const login of ["owner@luma", "agent@nordwind"]) expect(block).toContain(login);
});

test("an install that took no time and memory nobody knows are left out", () => {
  const facts = { ready, totalMs: 4_000, installMs: 200, logFolder: "/data/logs" };
  expect(endBlock({ ...facts, memoryBytes: null })).toMatch(/ready in 4\.0 s$/m);
});

test("memory counts the named processes and all they started, each once", () => {
  const rows = [
    { pid: 1, parent: 0 },
    { pid: 10, parent: 1 },
    { pid: 11, parent: 10 },
    { pid: 12, parent: 11 },
    { pid: 20, parent: 1 },
  ];
  expect(withDescendants([10, 11, 99], rows).sort()).toEqual([10, 11, 12]);
});

test.each([undefined, "", "{", '{"pid":"x"}'])(
  "without the bootstrap (%j) it begins now",
  (text) => {
    expect(readLaunchFacts(text, 77)).toEqual({ startedAt: 77, installMs: 0, pid: process.pid });
  },
);

test("what the bootstrap measured is taken over", () => {
  const facts = { startedAt: 5, installMs: 6, pid: 7 };
  expect(readLaunchFacts(JSON.stringify(facts), 77)).toEqual(facts);
});

test("a step leaves one line with its time; where lines cannot be replaced nothing else", async () => {
  let text = "";
  let now = 0;
  const output = { write: (part: string) => (text += part) };
  const progress = createProgress(output, false, () => now);
  const work = async () => {
    now += 1_500;
    return 3;
  };
  await progress.step("Migrations", work, (count) => `${count} applied`);
  expect(text).toBe("  ✓ Migrations            1.5 s  3 applied\n");
});

test("a step that fails leaves no line, and the error goes on", async () => {
  let text = "";
  const progress = createProgress({ write: (part: string) => (text += part) }, false);
  await expect(progress.step("Worker", () => Promise.reject(new Error("no")))).rejects.toThrow(
    "no",
  );
  expect(text).toBe("");
});

test("on a terminal what runs now is shown and then replaced", async () => {
  let text = "";
  const output = { isTTY: true, write: (part: string) => (text += part) };
  await createProgress(output, false).step("Worker", async () => undefined);
  expect(text).toMatch(/… Worker/);
  expect(text.split("\r\u001b[K").at(-1)).toMatch(/^ {2}✓ Worker +\d\.\d s\n$/);
});
