import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeReceiver } from "./fake-receiver.ts";
import { CUSTOMER, NUMBER } from "./simulated-line.ts";
import type { SimulatorAnswer } from "./simulator-answer.ts";

const MAIN = fileURLToPath(new URL("../../../packages/simulator/src/main.ts", import.meta.url));

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => kill(child, "SIGKILL")));
  rmSync(folder, { recursive: true });
});

test("phones, threads, window and ledger outlive kill -9; a webhook that was waiting still goes out", async () => {
  const receiver = await createFakeReceiver(NUMBER.verifyToken);
  const first = await start(writeConfig(receiver.url));
  await post(first.url, "/control/customers", {
    ...CUSTOMER,
    name: "Bo Li",
    phone: "+14155550829",
  });
  await post(first.url, "/control/customers/14155550829/messages", { text: "hello" });
  await post(first.url, "/control/idle", {});
  const { messages } = await post(first.url, `/v25.0/${NUMBER.phoneNumberId}/messages`, TEXT);
  receiver.answers.push(...Array(9).fill(503));
  await post(first.url, "/control/customers/14155550829/messages", { text: "is anyone there?" });
  await kill(first.child, "SIGKILL");
  receiver.answers.length = 0;

  const second = await start(join(folder, "config.json"));
  await post(second.url, "/control/idle", {});
  const state = await get(second.url, "/control/state");
  expect(state.customers.map(({ name }) => name)).toEqual(["Ana Lima", "Bo Li"]);
  expect(state.messages.map(({ type, status }) => [type, status])).toEqual([
    ["text", "delivered"],
    ["text", "read"],
    ["text", "delivered"],
  ]);
  const { ledger } = await get(second.url, "/control/ledger");
  expect(ledger.map(({ wamid }) => wamid)).toEqual([messages[0]!.id]);
  await post(second.url, `/v25.0/${NUMBER.phoneNumberId}/messages`, TEXT);
  await post(second.url, "/control/idle", {});
  expect(receiver.statuses().map(({ status }) => status)).not.toContain("failed");
  await receiver.stop();
});

test("SIGTERM ends it within a second, also while a request hangs", async () => {
  const { child, url } = await start(writeConfig(null));
  await post(url, "/control/faults", { kind: "accept-then-timeout" });
  const hanging = post(url, `/v25.0/${NUMBER.phoneNumberId}/messages`, TEXT).catch(
    (error: Error) => error,
  );
  await expect
    .poll(() => get(url, "/control/ledger"))
    .toMatchObject({
      ledger: [{ fault: "accept-then-timeout" }],
    });
  const startedAt = performance.now();
  expect(await kill(child, "SIGTERM")).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(await hanging).toBeInstanceOf(Error);
});

test("a busy port and a wrong configuration are one clear sentence and exit code 1", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  const { port } = blocker.address() as AddressInfo;
  const busy = await runToEnd({ PORT: String(port) });
  expect(busy).toEqual({
    code: 1,
    stderr: `unable to listen on 127.0.0.1:${port}; something already listens there\n`,
  });
  blocker.close();
  const missing = await runToEnd({ PORT: "0", SIMULATOR_CONFIG: join(folder, "none.json") });
  expect(missing).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^unable to read .*none\.json.*\n$/),
  });
});

const TEXT = {
  messaging_product: "whatsapp",
  to: "+14155550829",
  type: "text",
  text: { body: "hi" },
};

function writeConfig(webhookUrl: string | null): string {
  const path = join(folder, "config.json");
  writeFileSync(
    path,
    JSON.stringify({ numbers: [{ ...NUMBER, webhookUrl }], customers: [CUSTOMER] }),
  );
  return path;
}

async function start(configPath: string): Promise<{ child: ChildProcess; url: string }> {
  const child = run({
    PORT: "0",
    SIMULATOR_CONFIG: configPath,
    SIMULATOR_DATA: join(folder, "data"),
  });
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  return { child, url: /http:\S+/.exec(line.toString())![0] };
}

async function runToEnd(
  env: Record<string, string>,
): Promise<{ code: number | null; stderr: string }> {
  const child = run(env);
  let stderr = "";
  child.stderr!.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stderr };
}

function run(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...env } as NodeJS.Dict<string> as NodeJS.ProcessEnv,
  });
  children.push(child);
  return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill(signal);
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

async function get(url: string, path: string): Promise<SimulatorAnswer> {
  const response = await fetch(`${url}${path}`);
  return (await response.json()) as SimulatorAnswer;
}

async function post(url: string, path: string, body: unknown): Promise<SimulatorAnswer> {
  const headers = {
    Authorization: `Bearer ${NUMBER.accessToken}`,
    "Content-Type": "application/json",
  };
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()) as SimulatorAnswer;
}
