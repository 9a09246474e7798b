import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";
import type { Check } from "./check-table.ts";

export type CheckResult = { name: string; isPassed: boolean; seconds: number; output: string };

/** Runs all checks, `atOnce` at a time, and tells `onResult` about each as it ends. */
export async function runChecks(
  root: string,
  checks: readonly Check[],
  { atOnce, onResult }: { atOnce: number; onResult: (result: CheckResult) => void },
): Promise<CheckResult[]> {
  const queue = checks.values();
  const results: CheckResult[] = [];
  const worker = async (): Promise<void> => {
    for (const check of queue) {
      const result = await runCheck(root, check);
      results.push(result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

function runCheck(root: string, { name, command }: Check): Promise<CheckResult> {
  const startedAt = performance.now();
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    let output = "";
    const end = (isPassed: boolean): void => {
      resolve({ name, isPassed, seconds: (performance.now() - startedAt) / 1000, output });
    };
    const child = spawn(program === "node" ? process.execPath : program, args, {
      cwd: root,
      env: { ...process.env, PATH: pathOf(root) },
      shell: process.platform === "win32" && program !== "node",
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", (error) => {
      output += `${program} does not start: ${error.message}\n`;
      end(false);
    });
    child.on("close", (code) => end(code === 0));
  });
}

function pathOf(root: string): string {
  const folders = [join(root, "node_modules/.bin"), dirname(process.execPath)];
  return [...folders, process.env.PATH ?? ""].join(delimiter);
}
