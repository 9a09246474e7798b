import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStore } from "./store.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
  file = join(folder, "simulator.ndjson");
});
afterEach(() => rmSync(folder, { recursive: true }));

const window = (lastInboundAt: number) => ({ phoneNumberId: "1", customerId: "2", lastInboundAt });

test("a new store of the same folder holds what was put, without a word of goodbye", () => {
  const store = createStore(folder);
  store.put("window", "1:2", window(1));
  store.put("window", "1:2", window(2));
  store.put("window", "1:3", window(3));
  store.remove("window", "1:3");
  expect(createStore(folder).list("window")).toEqual([window(2)]);
});

test("the file is compacted at start", () => {
  const store = createStore(folder);
  for (let index = 0; index < 50; index++) store.put("window", "1:2", window(index));
  createStore(folder);
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(1);
});

test("a last line torn by a kill is dropped, a damaged one before it is refused", () => {
  createStore(folder).put("window", "1:2", window(1));
  appendFileSync(file, '{"kind":"window","id":"1:2","val');
  expect(createStore(folder).list("window")).toEqual([window(1)]);
  writeFileSync(file, `nonsense\n${readFileSync(file, "utf8")}`);
  expect(() => createStore(folder)).toThrow(/line 1 is damaged/);
});

test("listeners hear of changes until they stop", () => {
  const store = createStore(null);
  const heard: unknown[] = [];
  const stop = store.subscribe(({ id, value }) => heard.push([id, value]));
  store.put("clock", "clock", { offsetMs: 5 });
  store.clear(["clock"]);
  stop();
  store.put("clock", "clock", { offsetMs: 6 });
  expect(heard).toEqual([
    ["clock", { offsetMs: 5 }],
    ["clock", null],
  ]);
});
