import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
const tools = join(import.meta.dirname, "../../../../.tools");
const program = fileURLToPath(new URL("./unpack-program.ts", import.meta.url));

/**
 * Unpacks npm's Chromium and the libraries a bare machine lacks into `folder` (once; whole or not
 * at all). Returns its path and the variables it needs. Throws an Error of one sentence.
 */
export async function unpackChromium(
  folder = tools,
): Promise<{ executablePath: string; env: Record<string, string> }> {
  const home = join(folder, `chromium-${packageVersion()}`);
  if (!existsSync(home)) await unpackInto(folder, home);
  return {
    executablePath: join(home, "chromium"),
    env: { LD_LIBRARY_PATH: join(home, "al2023/lib"), FONTCONFIG_PATH: join(home, "fonts") },
  };
}

async function unpackInto(folder: string, home: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(join(folder, "chromium-draft-"));
  try {
    await promisify(execFile)(process.execPath, [program], {
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
    });
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(home)) return;
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(`unable to unpack the browser that npm brought; ${reason}`);
  }
}

function packageVersion(): string {
  const entry = require.resolve("@sparticuz/chromium");
  const manifest = readFileSync(join(dirname(entry), "../package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
