import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Mutant, mutants } from "@parley/tooling/mutants/mutants";
import { mutated, plantMutant } from "@parley/tooling/mutants/plant-mutant";
import type { TestRun } from "@parley/tooling/mutants/run-tests";
import { describe, expect, test } from "vitest";
import { plantTree } from "./plant-tree.ts";

const root = join(import.meta.dirname, "../..");
const file = "packages/domain/src/window/window.ts";
const clean = "export const hours = 24;\n";
const mutant: Mutant = { name: "a longer day", file, find: "24", replace: "$&5", tests: ["x"] };

const green: TestRun = { passed: 3, failed: [], broken: null };
const red: TestRun = { passed: 2, failed: ["x.test.ts: closes"], broken: null };

/** Plants the bug in a small tree; `without` and `withIt` are what the tests say. */
async function fateOf(without: TestRun, withIt: TestRun) {
  const tree = plantTree({ [file]: clean });
  const seen: string[] = [];
  const fate = await plantMutant(tree, mutant, async () => {
    seen.push(readFileSync(join(tree, file), "utf8"));
    return seen.length === 1 ? without : withIt;
  });
  return { fate, seen, left: readFileSync(join(tree, file), "utf8") };
}

test("a test that fails only with the bug catches it, and the file is clean again", async () => {
  const { fate, seen, left } = await fateOf(green, red);
  expect(fate).toEqual({ isCaught: true, by: "x.test.ts: closes" });
  expect(seen).toEqual([clean, "export const hours = $&5;\n"]);
  expect(left).toBe(clean);
});

test.each<[string, TestRun, TestRun, string]>([
  ["tests that pass with the bug", green, green, "nobody; 3 tests passed"],
  ["tests that fail without it", red, red, "fails without it"],
  ["no tests at all", { ...green, passed: 0 }, red, "no test in x"],
  ["a run that breaks", green, { ...green, broken: "no such table" }, "no such table"],
])("%s catch nothing", async (_, without, withIt, by) => {
  const { fate, left } = await fateOf(without, withIt);
  expect(fate.isCaught).toBe(false);
  expect(fate.by).toContain(by);
  expect(left).toBe(clean);
});

test.each([
  ["is gone", "0 times"],
  ["24 and 24", "2 times"],
])("a place that is not there exactly once is an error: %s", (text, times) => {
  expect(() => mutated(text, mutant)).toThrow(times);
});

describe("each mutant of the list can be planted", () => {
  test.each(mutants.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const text = readFileSync(join(root, one.file), "utf8");
    expect(mutated(text, one)).not.toBe(text);
  });
});
