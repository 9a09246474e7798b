import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../ports/index.ts";
import { isAlive, waitForExit } from "../processes/index.ts";
import type { Ready } from "../ready/index.ts";
import { writeReady } from "../ready/index.ts";
import { endLeftovers, folderMark, type Program, type Supervised, supervise } from "./index.ts";

let folder = "";
let running: Supervised[] = [];
let spawned: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-supervise-"));
});
afterEach(async () => {
  await Promise.all(running.map((program) => program.stop()));
  for (const child of spawned) child.kill("SIGKILL");
  running = [];
  spawned = [];
  rmSync(folder, { recursive: true, force: true });
});

const answering = `import { createServer } from "node:http";
createServer((_, response) => response.end("ok")).listen(Number(process.env.PORT), "127.0.0.1");`;

async function program(code: string): Promise<Program> {
  const entry = join(folder, "program.mjs");
  writeFileSync(entry, code);
  const port = await freePort();
  const env = { PORT: String(port), PATH: process.env.PATH ?? "" };
  const readyUrl = `http://127.0.0.1:${port}/readyz`;
  return { name: "worker", entry, env, readyUrl, mark: folderMark(folder) };
}

function start(what: Program) {
  const events: { back: () => void; givenUp: (error: Error) => void } = {
    back: () => undefined,
    givenUp: () => undefined,
  };
  const supervised = supervise(what, {
    logFolder: join(folder, "logs"),
    onBack: () => events.back(),
    onGivenUp: (error) => events.givenUp(error),
  });
  running.push(supervised);
  return {
    supervised,
    isBack: () => new Promise<void>((resolve) => (events.back = resolve)),
    isGivenUp: new Promise<Error>((resolve) => (events.givenUp = resolve)),
  };
}

test("a killed program is back under a new id", async () => {
  const { supervised, isBack } = start(await program(answering));
  await supervised.ready;
  const first = supervised.pid ?? 0;
  const back = isBack();
  process.kill(first, "SIGKILL");
  await back;
  expect(supervised.pid).not.toBe(first);
});

test("a stopped program is gone and does not come back", async () => {
  const { supervised } = start(await program(answering));
  await supervised.ready;
  const pid = supervised.pid ?? 0;
  await supervised.stop();
  expect(isAlive(pid)).toBe(false);
  expect(supervised.pid).toBe(pid);
});

test("a program that cannot start tells why in one sentence", async () => {
  const what = await program(
    `console.error("unable to start the worker; set X"); process.exit(1);`,
  );
  const log = join(folder, "logs/worker.log");
  await expect(start(what).supervised.ready).rejects.toThrow(
    `unable to start the worker; set X (see ${log})`,
  );
});

test("a program that keeps dying is given up after five deaths", async () => {
  const lives = join(folder, "lives");
  const what = await program(`import { appendFileSync, readFileSync } from "node:fs";
    appendFileSync(${JSON.stringify(lives)}, "x");
    if (readFileSync(${JSON.stringify(lives)}, "utf8").length > 1) throw new Error("out of luck");
    ${answering.replace(/^import.*\n/, 'const { createServer } = await import("node:http");')}
    process.on("SIGUSR2", () => process.exit(1));`);
  const { supervised, isGivenUp } = start(what);
  await supervised.ready;
  process.kill(supervised.pid ?? 0, "SIGUSR2");
  expect((await isGivenUp).message).toContain("unable to run the worker; out of luck");
  expect(readFileSync(lives, "utf8")).toHaveLength(5);
});

test("a program ends when the process that watches over it is killed", async () => {
  const { entry, env, readyUrl, mark } = await program(answering);
  const watcher = join(folder, "watcher.mjs");
  const home = JSON.stringify(new URL("index.ts", import.meta.url).href);
  const what = JSON.stringify({ name: "worker", entry, env, readyUrl, mark });
  writeFileSync(
    watcher,
    `import { supervise } from ${home};
     const it = supervise(${what}, { logFolder: ${JSON.stringify(folder)}, onBack() {}, onGivenUp() {} });
     await it.ready;
     console.log(it.pid);`,
  );
  const child = spawn(process.execPath, [watcher], { stdio: ["ignore", "pipe", "inherit"] });
  spawned.push(child);
  const [said] = (await once(child.stdout ?? child, "data")) as [Buffer];
  const pid = Number(said.toString());
  expect(isAlive(pid)).toBe(true);
  child.kill("SIGKILL");
  expect(await waitForExit(pid, 5_000)).toBe(true);
});

test("what an earlier run left is ended, a stranger under the same id is not", async () => {
  const { entry, env } = await program(answering);
  const [own, stranger] = [folderMark(folder), folderMark(`${folder}-other`)].map((mark) => {
    const child = spawn(process.execPath, [entry, mark], { env, stdio: "ignore" });
    spawned.push(child);
    return child.pid ?? 0;
  });
  await expect.poll(() => own !== undefined && isAlive(own)).toBe(true);
  writeReady(folder, { pids: { gateway: own, worker: stranger } } as Ready);
  expect(await endLeftovers(folder)).toEqual(["gateway"]);
  expect(isAlive(own ?? 0)).toBe(false);
  expect(isAlive(stranger ?? 0)).toBe(true);
});
