import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { browserPlaces, launchArguments } from "./browser-places.ts";
import { unpackChromium } from "./unpack-chromium.ts";

/** A browser as playwright's `launch` wants it; `env` is added to the process's own. */
export type FoundBrowser = {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
  from: "machine" | "npm";
};

export type Machine = { platform: string; arch: string; path: string; places: readonly string[] };

const versionTimeoutMs = 20_000;

/**
 * A Chromium for browser tests: the machine's own where one runs, else the one from npm (Linux on
 * x64). Throws an Error of one sentence that says what to install.
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<FoundBrowser> {
  const own = candidates(machine).find((path) => existsSync(path) && isBrowser(path, machine));
  if (own !== undefined)
    return { executablePath: own, args: [...launchArguments], env: {}, from: "machine" };
  if (machine.platform === "linux" && machine.arch === "x64") {
    const { executablePath, env } = await unpackChromium();
    return { executablePath, args: ["--headless=shell", ...launchArguments], env, from: "npm" };
  }
  throw new Error(
    `unable to run the browser tests; there is no Chromium or Chrome on this ${machine.platform}-${machine.arch} machine: install Google Chrome and run again`,
  );
}

function thisMachine(): Machine {
  const { platform, arch, env } = process;
  return { platform, arch, path: env.PATH ?? "", places: browserPlaces(platform, env) };
}

function candidates({ platform, path, places }: Machine): string[] {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
  const onPath = platform === "win32" ? [] : path.split(delimiter).filter(Boolean);
  return [...names.flatMap((name) => onPath.map((folder) => join(folder, name))), ...places];
}

/** A distribution's placeholder that asks to install a browser is none. Windows' opens a window when asked. */
function isBrowser(path: string, { platform }: Machine): boolean {
  if (platform === "win32") return true;
  const said = spawnSync(path, ["--version"], { encoding: "utf8", timeout: versionTimeoutMs });
  return said.status === 0 && /chrom/i.test(said.stdout);
}
