import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Ready, readPids, removeReady, writeReady } from "./index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-ready-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ready = { dashboardUrl: "http://localhost:1", pids: { gateway: 12, worker: 13 } } as Ready;

test("the file is written whole, for its owner alone, and nothing is left beside it", () => {
  writeReady(folder, ready);
  writeReady(folder, { ...ready, pids: { gateway: 14 } });
  expect(readdirSync(folder)).toEqual(["ready.json"]);
  expect(JSON.parse(readFileSync(join(folder, "ready.json"), "utf8")).pids).toEqual({
    gateway: 14,
  });
  expect(statSync(join(folder, "ready.json")).mode & 0o777).toBe(0o600);
});

test("the process ids of an earlier run are read back", () => {
  writeReady(folder, ready);
  expect(readPids(folder)).toEqual([
    { name: "gateway", pid: 12 },
    { name: "worker", pid: 13 },
  ]);
});

test.each(["", "{", "null", '{"pids":{"gateway":"1","worker":1,"ably":-5}}'])(
  "nothing is taken from a file like %j",
  (text) => {
    writeFileSync(join(folder, "ready.json"), text);
    expect(readPids(folder)).toEqual([]);
  },
);

test("without a file there is nobody, and removing it twice is fine", () => {
  writeReady(folder, ready);
  removeReady(folder);
  removeReady(folder);
  expect(readPids(folder)).toEqual([]);
});
