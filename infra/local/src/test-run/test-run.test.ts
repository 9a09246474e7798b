import { expect, test } from "vitest";
import { planFuzz, planLong } from "./proof-plan.ts";
import type { GroupReport, GroupResult } from "./run-group.ts";
import { sumUp } from "./sum-up.ts";
import { planTests, tiers } from "./test-plan.ts";

function result(names: string[], report: Partial<GroupReport> | null, code = 0): GroupResult {
  const whole = report && { tiers: {}, failures: [], errors: [], ...report };
  return { group: { tiers: names, args: [] }, report: whole, code, seconds: 1 };
}

const whole = { isWhole: true };
const part = { isWhole: false };
const green = { tiers: { unit: { passed: 3, failed: 0 } } };

test("everything is run when nothing is asked, each tier once, with domain's coverage", () => {
  const { groups, isWhole } = planTests([]);
  expect(isWhole).toBe(true);
  expect(groups.flatMap((group) => group.tiers).sort()).toEqual([...tiers].sort());
  expect(groups.filter(({ args }) => args.includes("--coverage.enabled"))).toHaveLength(1);
});

test("chaos and the browser never share a run with another tier", () => {
  for (const name of ["chaos", "e2e"])
    expect(planTests([]).groups.find((group) => group.tiers.includes(name))?.tiers).toEqual([name]);
});

test("a tier's name chooses that tier, and other words go to vitest", () => {
  const { groups, isWhole } = planTests(["db", "send-text", "-t", "window"]);
  expect(isWhole).toBe(false);
  expect(groups.map((group) => group.tiers)).toEqual([["db"]]);
  expect(groups[0]?.args).toEqual(expect.arrayContaining(["send-text", "-t", "window"]));
});

test("a part of a path looks in every tier", () => {
  expect(planTests(["send-text"]).groups.map((group) => group.tiers)).toEqual([tiers]);
});

test("the long run does the proofs at their full counts, generated cases and faults apart", () => {
  const { groups, isWhole } = planLong([]);
  expect(isWhole).toBe(true);
  expect(groups.map(({ tiers: names, env }) => [names, env?.PROOF])).toEqual([
    [["fuzz"], "long"],
    [["chaos"], "long"],
  ]);
});

test("fuzzing takes a number of cases, a seed and parts of paths, and refuses anything else", () => {
  const [group] = planFuzz(["--cases", "500", "--seed", "7", "webhooks"]).groups;
  expect(group?.env).toEqual({ PROOF: "fuzz", PROOF_CASES: "500", PROOF_SEED: "7" });
  expect(group?.args).toContain("webhooks");
  expect(planFuzz([]).groups[0]?.env).toEqual({ PROOF: "fuzz" });
  expect(() => planFuzz(["--cases", "many"])).toThrow("--cases must be a whole number");
  expect(() => planFuzz(["--case", "5"])).toThrow("--case");
});

test("passed tests add up over the groups", () => {
  const db = { tiers: { db: { passed: 2, failed: 0 }, http: { passed: 4, failed: 0 } } };
  expect(sumUp([result(["unit"], green), result(["db", "http"], db)], whole)).toMatchObject({
    passed: 9,
    failed: 0,
  });
});

test("a failed test is counted once and named with its tier and file", () => {
  const failures = [{ tier: "unit", file: "a.test.ts", title: "it holds", tests: 1 }];
  const report = { tiers: { unit: { passed: 1, failed: 1 } }, failures };
  const { passed, failed, lines } = sumUp([result(["unit"], report, 1)], part);
  expect([passed, failed]).toEqual([1, 1]);
  expect(lines).toContain("FAILED  unit: a.test.ts › it holds");
});

test("tests of a file that never ran are one line, and count as many as they are", () => {
  const failures = [{ tier: "db", file: "b.test.ts", title: "9 tests did not run", tests: 9 }];
  const report = { tiers: { db: { passed: 0, failed: 9 } }, failures };
  expect(sumUp([result(["db"], report, 1)], part)).toMatchObject({ passed: 0, failed: 9 });
});

test("a run that crashed fails each of its tiers", () => {
  expect(sumUp([result(["unit"], green), result(["db", "http"], null, 134)], whole)).toMatchObject({
    passed: 3,
    failed: 2,
  });
});

test("a whole run fails for a tier without tests; a part of it does not", () => {
  const results = [result(["unit", "e2e"], green)];
  expect(sumUp(results, whole).failed).toBe(1);
  expect(sumUp(results, whole).lines).toContain("FAILED  e2e: there was no test to run");
  expect(sumUp(results, part).failed).toBe(0);
});

test("short coverage, an error outside any test and a run without tests each fail", () => {
  expect(sumUp([result(["unit"], green, 1)], part).failed).toBe(1);
  expect(sumUp([result(["unit"], { ...green, errors: ["socket"] }, 1)], part).failed).toBe(1);
  expect(sumUp([result(["unit"], {})], part).failed).toBe(1);
  expect(sumUp([], part).failed).toBe(1);
});
