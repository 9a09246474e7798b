import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../../..");

/** Runs one of the project's own programs in the foreground, passing signals on. Gives its exit code. */
export function runProgram(path: string, args: readonly string[]): Promise<number> {
  if (!existsSync(join(root, path))) {
    console.error(`unable to run ${path}; it is not in this checkout`);
    return Promise.resolve(1);
  }
  const child = spawn(process.execPath, [join(root, path), ...args], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
