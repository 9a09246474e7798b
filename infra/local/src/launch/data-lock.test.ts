import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeDataLock } from "./data-lock.ts";

let folder = "";
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "parley-lock-")), "data");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

test("the folder is made, and free again afterwards", () => {
  takeDataLock(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test("a lock of a process that is gone, or is no runner, is taken over", () => {
  takeDataLock(folder)();
  for (const holder of ["999999999\n", "1\n", "nonsense", ""]) {
    writeFileSync(join(folder, "lock"), holder);
    takeDataLock(folder)();
  }
  expect(readdirSync(folder)).toEqual([]);
});

test("a second start on the same folder is one sentence", () => {
  takeDataLock(folder)();
  const script = "setInterval(() => {}, 1000)";
  const other = spawn(process.execPath, ["-e", script, "infra/local/src/start.ts"]);
  try {
    writeFileSync(join(folder, "lock"), `${other.pid}\n`);
    expect(() => takeDataLock(folder)).toThrow(
      `unable to start; process ${other.pid} already runs on the data folder ${folder}: `,
    );
  } finally {
    other.kill("SIGKILL");
  }
});

test("a folder that cannot be made is one sentence", () => {
  takeDataLock(folder)();
  writeFileSync(join(folder, "file"), "");
  expect(() => takeDataLock(join(folder, "file", "data"))).toThrow(
    /^unable to start; the data folder .+ cannot be written \(ENOTDIR\): set DATA_DIR to a folder of your own$/,
  );
});

test.runIf(existsSync("/proc/self"))(
  "a folder in a place that takes none is one sentence, at once",
  () => {
    expect(() => takeDataLock("/proc/foo/data")).toThrow(
      "unable to start; the data folder /proc/foo/data cannot be written (ENOENT): set DATA_DIR to a folder of your own",
    );
  },
);
