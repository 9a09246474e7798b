import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { commandOf, isAlive, waitForExit } from "../processes/index.ts";
import { type PostgresOptions, type RunningPostgres, startPostgres } from "./start-postgres.ts";
import { startTestPostgres } from "./start-test-postgres.ts";

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function folder(mode = 0o755): string {
  const path = mkdtempSync(join(tmpdir(), "local-postgres-"));
  chmodSync(path, mode);
  cleanups.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function start(options: Partial<PostgresOptions> & { dataDir: string }) {
  const server = await startPostgres({ port: 0, ...options });
  cleanups.push(() => server.stop());
  return server;
}

async function ask<Row extends object>(server: RunningPostgres, statement: string): Promise<Row[]> {
  const sql = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe<Row[]>(statement))];
  } finally {
    await sql.end({ timeout: 5 });
  }
}

test("data survives a stop, and the second start reuses it", async () => {
  const dataDir = folder();
  const first = await start({ dataDir });
  expect(first.isNew).toBe(true);
  await ask(first, "create table kept as select 7 as n");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start({ dataDir });
  expect(second.isNew).toBe(false);
  expect(await ask(second, "select n from kept")).toEqual([{ n: 7 }]);
}, 60_000);

test("the server keeps durability, UTF-8, one address and a password for everyone", async () => {
  const server = await start({ dataDir: folder() });
  const [row] = await ask(
    server,
    `select current_setting('fsync') as fsync, current_setting('listen_addresses') as address,
      current_setting('unix_socket_directories') as sockets, current_database() as name,
      current_setting('server_encoding') as encoding, rolsuper as superuser
     from pg_roles where rolname = current_user`,
  );
  expect(row).toEqual({
    ...{ fsync: "on", address: "127.0.0.1", sockets: "" },
    ...{ name: "parley", encoding: "UTF8", superuser: true },
  });
  const wrong = new URL(server.adminUrl);
  wrong.password = "guess";
  const sql = postgres(wrong.toString(), { max: 1 });
  await expect(sql`select 1`).rejects.toMatchObject({ code: "28P01" });
  await sql.end({ timeout: 5 });
}, 60_000);

test("killed with -9 it is back under a new pid, with what was committed", async () => {
  const back = Promise.withResolvers<number>();
  const server = await start({
    dataDir: folder(),
    onRestart: back.resolve,
    onFailure: back.reject,
  });
  await ask(server, "create table kept as select 7 as n");
  const killed = server.pid;
  process.kill(killed, "SIGKILL");
  expect(await back.promise).toBe(server.pid);
  expect(server.pid).not.toBe(killed);
  expect(await ask(server, "select n from kept")).toEqual([{ n: 7 }]);
}, 60_000);

test("a restart asked for keeps the port and takes connections again", async () => {
  const server = await start({ dataDir: folder() });
  const before = server.pid;
  await server.restart();
  expect(server.pid).not.toBe(before);
  expect(await ask(server, "select 1 as n")).toEqual([{ n: 1 }]);
}, 60_000);

test("a run killed with -9 leaves a server that the next start ends, keeping its data", async () => {
  const dataDir = folder();
  const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
    const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: 0 });
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const run = spawn(process.execPath, ["--input-type=module", "-e", script]);
  cleanups.push(() => run.kill("SIGKILL"));
  const [said] = (await once(run.stdout, "data")) as [Buffer];
  const left = Number(said.toString());
  expect(isAlive(left)).toBe(true);
  run.kill("SIGKILL");
  const next = await start({ dataDir });
  expect(isAlive(left)).toBe(false);
  expect(next.isNew).toBe(false);
  expect(await ask(next, "select 1 as n")).toEqual([{ n: 1 }]);
}, 60_000);

test("the end of its process ends a throw-away server and removes its folder", async () => {
  const script = `import { startTestPostgres } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
    const server = await startTestPostgres();
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const run = spawn(process.execPath, ["--input-type=module", "-e", script]);
  cleanups.push(() => run.kill("SIGKILL"));
  const [said] = (await once(run.stdout, "data")) as [Buffer];
  const left = Number(said.toString());
  const cluster = /-D (\S+)/.exec(commandOf(left) ?? "")?.[1] ?? "";
  expect(existsSync(cluster)).toBe(true);
  run.kill("SIGKILL");
  expect(await waitForExit(left, 10_000)).toBe(true);
  await expect.poll(() => existsSync(cluster), { timeout: 10_000 }).toBe(false);
}, 60_000);

test("data of another version is refused in one sentence that names both versions", async () => {
  const dataDir = folder();
  mkdirSync(join(dataDir, "cluster"));
  writeFileSync(join(dataDir, "cluster/PG_VERSION"), "12\n");
  await expect(startPostgres({ dataDir, port: 0 })).rejects.toThrow(
    /^unable to start Postgres 18; the data in .*cluster was written by version 12: /,
  );
});

test("a damaged data folder is refused in one sentence that says what to do", async () => {
  const dataDir = folder();
  const server = await start({ dataDir });
  await server.stop();
  rmSync(join(server.home, "cluster/global/pg_control"));
  await expect(startPostgres({ dataDir, port: 0 })).rejects.toThrow(
    /^unable to start Postgres; the data folder .* is damaged .* or move the folder away/,
  );
  rmSync(join(server.home, "cluster/PG_VERSION"));
  await expect(startPostgres({ dataDir, port: 0 })).rejects.toThrow("it has no PG_VERSION");
}, 60_000);

test("a taken port is refused in one sentence that names its variable", async () => {
  const first = await start({ dataDir: folder() });
  await expect(startPostgres({ dataDir: folder(), port: first.port })).rejects.toThrow(
    `unable to start Postgres; port ${first.port} is taken: set PORT_POSTGRES to a free one`,
  );
}, 60_000);

test("below a closed folder the data goes where the server can reach it, and is found again", async () => {
  const dataDir = join(folder(0o700), "postgres");
  const first = await start({ dataDir });
  cleanups.push(() => rmSync(first.home, { recursive: true, force: true }));
  expect(first.isElsewhere).toBe(process.getuid?.() === 0);
  await ask(first, "create table kept as select 7 as n");
  await first.stop();
  const second = await start({ dataDir });
  expect(second.home).toBe(first.home);
  expect(await ask(second, "select n from kept")).toEqual([{ n: 7 }]);
}, 60_000);

test("a throw-away server leaves no folder behind", async () => {
  const server = await startTestPostgres();
  const cluster = /-D (\S+)/.exec(commandOf(server.pid) ?? "")?.[1] ?? "";
  expect(existsSync(cluster)).toBe(true);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
  expect(existsSync(cluster)).toBe(false);
}, 60_000);
