import { spawn } from "node:child_process";
import { delimiter, dirname, join } from "node:path";

const shownLines = 12;

/**
 * Builds the dashboard; turbo does nothing when its sources have not changed. Returns whether they
 * had. Throws an Error with the end of the output when the build fails.
 */
export async function buildDashboard(
  root: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<{ isFresh: boolean }> {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const args = ["run", "build", "--filter=@parley/dashboard", "--ui=stream", "--log-order=grouped"];
  const child = spawn(process.execPath, [turbo, ...args], {
    cwd: root,
    env: { ...env, ...pathWith(dirname(process.execPath), env), TURBO_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal !== undefined && { signal }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return { isFresh: !/FULL TURBO/.test(output) };
  const tail = output.trimEnd().split("\n").slice(-shownLines).join("\n  ");
  throw new Error(`unable to build the dashboard; the last lines were:\n  ${tail}`);
}

function pathWith(folder: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const name = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  return { [name]: [folder, env[name]].filter(Boolean).join(delimiter) };
}
