import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failureSentence } from "./failure-sentence.ts";
import { type Death, planRestart } from "./restart-policy.ts";
import { rotateLog } from "./rotate-log.ts";

const crash: Death = { wasReady: true, livedMs: 900, signal: null };
const unready: Death = { wasReady: false, livedMs: 60_000, signal: "SIGKILL" };

test("a program that lived is back at once", () => {
  const death = { wasReady: true, livedMs: 60_000, signal: "SIGSEGV" };
  expect(planRestart(3, death)).toEqual({ quickDeaths: 0, delayMs: 0 });
});

test("a program killed from outside is back at once, however often", () => {
  const death = { wasReady: true, livedMs: 10, signal: "SIGKILL" };
  expect(planRestart(4, death)).toEqual({ quickDeaths: 0, delayMs: 0 });
});

test.each([crash, unready])("five quick deaths in a row are the end (%j)", (death) => {
  const delays: number[] = [];
  let quickDeaths = 0;
  for (;;) {
    const plan = planRestart(quickDeaths, death);
    if (plan === null) break;
    delays.push(plan.delayMs);
    quickDeaths = plan.quickDeaths;
  }
  expect(delays).toEqual([100, 200, 400, 800]);
});

test("a program's own sentence is the reason, before a stack's", () => {
  const output = "noise\nunable to start the worker; set PORT\n    at main.ts:1\n";
  expect(failureSentence("worker", output)).toBe("unable to start the worker; set PORT");
});

test("of an error only its message is told", () => {
  const output = "file:1\n\nError [ERR_X]: no such module\n    at load (a.ts:1)\n\nNode.js v24\n";
  expect(failureSentence("gateway", output)).toBe("unable to run the gateway; no such module");
});

test("a silent death is said to be one", () => {
  expect(failureSentence("ably", "\n")).toBe("unable to run the ably; it said nothing");
});

test("a start begins an empty log and keeps those of the last three", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-logs-"));
  try {
    for (const run of ["1", "2", "3", "4", "5"]) writeFileSync(rotateLog(folder, "worker"), run);
    rotateLog(folder, "worker");
    expect(readdirSync(folder).sort()).toEqual(["worker.1.log", "worker.2.log", "worker.3.log"]);
    expect(readFileSync(join(folder, "worker.1.log"), "utf8")).toBe("5");
    expect(readFileSync(join(folder, "worker.3.log"), "utf8")).toBe("3");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
