import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { endWithParent } from "../processes/index.ts";
import type { TestGroup } from "./test-plan.ts";

export type TierTally = { passed: number; failed: number };

export type GroupReport = {
  tiers: Record<string, TierTally>;
  /** `tests` is how many tests this failure stands for. */
  failures: { tier: string; file: string; title: string; tests: number }[];
  errors: string[];
};

/** How a run of vitest ended; `report` is null when it crashed before it could write one. */
export type GroupResult = {
  group: TestGroup;
  report: GroupReport | null;
  code: number;
  seconds: number;
};

/** Runs one group in a process of its own, so that its crash is only its own failure. */
export async function runGroup(
  root: string,
  group: TestGroup,
  onStarted: (child: ChildProcess) => void,
): Promise<GroupResult> {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  const file = join(folder, "report.json");
  const startedAt = performance.now();
  try {
    const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")));
    const child = spawn(process.execPath, [join(vitest, "vitest.mjs"), ...argsOf(root, group)], {
      cwd: root,
      env: { ...process.env, ...group.env, TEST_REPORT_FILE: file },
      // Ctrl-C reaches it through the parent only: a second signal would cut off its cleaning up.
      detached: process.platform !== "win32",
      stdio: ["ignore", "inherit", "inherit"],
    });
    const callOff = endWithParent(child.pid ?? 0);
    onStarted(child);
    const code = await new Promise<number>((resolve) => {
      child.on("error", () => resolve(1));
      child.on("exit", (exit) => resolve(exit ?? 1));
    });
    callOff();
    const seconds = (performance.now() - startedAt) / 1000;
    return { group, report: readReport(file), code, seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argsOf(root: string, { tiers, args }: TestGroup): string[] {
  const config = join(root, "tooling/vitest/vitest.config.ts");
  const reporter = join(root, "tooling/vitest/tier-reporter.ts");
  return [
    ...["run", `--config=${config}`, "--reporter=default", `--reporter=${reporter}`],
    ...["--silent=passed-only", ...tiers.map((tier) => `--project=${tier}`), ...args],
  ];
}

function readReport(file: string): GroupReport | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as GroupReport;
  } catch {
    return null;
  }
}
