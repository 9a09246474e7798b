import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withInstallLock } from "./install-lock.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { say } from "./say.mjs";
import { planTools } from "./tool-plan.mjs";

/**
 * Brings pnpm, Node 24 and the packages where they are missing. Returns the Node to run tasks with.
 * Throws an Error of one sentence when the registry does not answer or the folder cannot be written.
 */
export async function installAll({ root, manifest, env }) {
  const plan = planTools({
    packageManager: manifest.packageManager,
    nodeVersion: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  });
  const tools = join(root, ".tools");
  makeFolder(tools);
  return withInstallLock(tools, async () => {
    await installTools(tools, plan, env);
    const node = plan.nodePackage === null ? process.execPath : nodeBinary(tools, plan.nodePackage);
    await installPackages(root, env);
    return node;
  });
}

function makeFolder(tools) {
  try {
    mkdirSync(tools, { recursive: true });
  } catch (error) {
    throw new Error(`unable to install; the folder ${tools} cannot be written (${error.code})`);
  }
}

async function installTools(tools, plan, env) {
  const stamp = join(tools, "stamp");
  const wanted = plan.specs.join(" ");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && isWhole(tools, plan)) return;
  const what = plan.nodePackage === null ? "pnpm" : "pnpm and Node 24";
  rmSync(stamp, { force: true });
  await runQuietly({
    title: `Bringing ${what} (once)`,
    problem: `unable to bring ${what}`,
    command: "npm",
    args: ["install", "--prefix", tools, "--no-audit", "--no-fund", "--no-update-notifier"].concat(
      ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000"],
      ["--save-exact", "--loglevel=error", ...plan.specs],
    ),
    cwd: tools,
    env,
  });
  if (!isWhole(tools, plan)) {
    throw new Error(
      `unable to run the Node 24 that npm brought for ${process.platform}-${process.arch}; install Node 24 or newer yourself and run again`,
    );
  }
  writeFileSync(stamp, wanted);
}

function isWhole(tools, plan) {
  if (!existsSync(pnpmEntry(tools))) return false;
  if (plan.nodePackage === null) return true;
  const said = spawnSync(nodeBinary(tools, plan.nodePackage), ["--version"], { encoding: "utf8" });
  return said.status === 0 && said.stdout.startsWith("v24.");
}

/** Runs each time: pnpm itself knows in a tenth of a second that there is nothing to do. */
async function installPackages(root, env) {
  const { NODE_ENV: _, ...rest } = env;
  const isFirst = !existsSync(join(root, "node_modules/.modules.yaml"));
  await runQuietly({
    title: isFirst ? "Installing packages (once)" : "Checking packages",
    isSilent: !isFirst,
    problem: "unable to install the packages",
    command: process.execPath,
    args: [
      pnpmEntry(join(root, ".tools")),
      "install",
      "--frozen-lockfile",
      "--reporter=append-only",
    ],
    cwd: root,
    env: { ...rest, CI: "true" },
    progress: /Progress: (.*)/,
  });
  if (isFirst) say.tick("");
}

/** Not the linked binary: npm may block the script that links it, and this entry needs none. */
function pnpmEntry(tools) {
  return join(tools, "node_modules/pnpm/bin/pnpm.mjs");
}

function nodeBinary(tools, nodePackage) {
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(tools, "node_modules", nodePackage, "bin", file);
}
