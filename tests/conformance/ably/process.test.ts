import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import Ably from "ably";
import { expect, onTestFinished, test } from "vitest";
import { Mailbox } from "./mailbox.ts";
import { API_KEY, connected, nextState } from "./world.ts";

const MAIN = fileURLToPath(new URL("../../../packages/local-ably/src/main.ts", import.meta.url));

interface LogLine {
  event: string;
  port?: number;
}

interface Running {
  child: ChildProcess;
  log: Mailbox<LogLine>;
  raw: string[];
  errors: string[];
  exited: Promise<number | null>;
}

function run(env: Record<string, string>): Running {
  const child = spawn(process.execPath, [MAIN], {
    env: { PORT: "0", ...env } as NodeJS.Dict<string> as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const log = new Mailbox<LogLine>();
  const raw: string[] = [];
  const errors: string[] = [];
  let rest = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    raw.push(...lines);
    for (const line of lines) log.put(JSON.parse(line) as LogLine);
  });
  child.stderr.on("data", (chunk: Buffer) => errors.push(String(chunk)));
  return {
    child,
    log,
    raw,
    errors,
    exited: once(child, "close").then(([code]) => code as number | null),
  };
}

async function portOf({ log }: Running): Promise<number> {
  const lines = await log.until((all) => all.some(({ event }) => event === "server.started"));
  return lines.find(({ event }) => event === "server.started")?.port as number;
}

function connect(port: number): Ably.Realtime {
  const client = new Ably.Realtime({
    key: API_KEY,
    endpoint: "127.0.0.1",
    port,
    tls: false,
    logLevel: 0,
    disconnectedRetryTimeout: 100,
    disableConnectivityCheck: true,
  });
  onTestFinished(() => client.close());
  return client;
}

test("SIGTERM tells clients 80003 and ends within a second", async () => {
  const server = run({ ABLY_API_KEY: API_KEY });
  const client = connect(await portOf(server));
  await connected(client);
  const gone = nextState(client, "disconnected");
  const askedAt = Date.now();
  server.child.kill("SIGTERM");
  expect((await gone).reason?.code).toBe(80003);
  expect(await server.exited).toBe(0);
  expect(Date.now() - askedAt).toBeLessThan(1000);
});

test("the log is one JSON object a line and holds no credentials", async () => {
  const server = run({ ABLY_API_KEY: API_KEY });
  const client = connect(await portOf(server));
  await connected(client);
  await client.channels.get("c").publish("name", "some data");
  server.child.kill("SIGTERM");
  await server.exited;
  expect(server.log.items.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["server.started", "connection.opened", "server.stopping"]),
  );
  const text = server.raw.join("\n");
  for (const secret of [API_KEY, client.connection.key ?? API_KEY, "some data"])
    expect(text).not.toContain(secret);
});

test("a busy port is one sentence and exit code 1", async () => {
  const first = run({ ABLY_API_KEY: API_KEY });
  const port = await portOf(first);
  const second = run({ ABLY_API_KEY: API_KEY, PORT: String(port) });
  expect(await second.exited).toBe(1);
  expect(second.errors.join("")).toBe(`Port ${port} is already in use.\n`);
});

test("without a key it does not start", async () => {
  const server = run({});
  expect(await server.exited).toBe(1);
  expect(server.errors.join("")).toMatch(/^ABLY_API_KEY is missing[^\n]*\n$/);
});

test("a stock server has neither control nor sandbox", async () => {
  const server = run({ ABLY_API_KEY: API_KEY });
  const url = `http://127.0.0.1:${await portOf(server)}`;
  const statuses = await Promise.all([
    fetch(`${url}/control/connections`).then(({ status }) => status),
    fetch(`${url}/apps`, { method: "POST", body: "{}" }).then(({ status }) => status),
  ]);
  expect(statuses).toEqual([404, 404]);
});
