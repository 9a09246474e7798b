import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildDashboard } from "./build-dashboard.ts";
import { hashSources } from "./source-hash.ts";

let root = "";
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const buildIt = () => buildDashboard(root, {}, new AbortController().signal);
const builds = () => readFileSync(join(root, "builds"), "utf8").length;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "parley-build-"));
  write("builds", "");
  write("pnpm-lock.yaml", "1");
  write("packages/domain/src/a/a.ts", "export {};");
  write("apps/dashboard/app/root.tsx", "x");
  write(
    "apps/dashboard/node_modules/@remix-run/dev/dist/cli.js",
    `const fs = require("node:fs");
     if (fs.existsSync("broken")) { console.error("root.tsx: no"); process.exit(1); }
     fs.mkdirSync("build", { recursive: true });
     fs.appendFileSync("../../builds", "x");`,
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("it is built once, and again only when a source has changed, a package's included", async () => {
  expect(await buildIt()).toEqual({ isFresh: true });
  expect(await buildIt()).toEqual({ isFresh: false });
  write("packages/domain/src/a/a.ts", "export const a = 1;");
  expect(await buildIt()).toEqual({ isFresh: true });
  expect(builds()).toBe(2);
});

test("tests, documents and what was built itself are no sources", () => {
  const before = hashSources(root);
  write("packages/domain/src/a/a.test.ts", "test");
  write("packages/domain/README.md", "words");
  write("apps/dashboard/build/client/x.js", "built");
  write("apps/dashboard/node_modules/y/index.js", "installed");
  expect(hashSources(root)).toBe(before);
});

test("a file that moves counts as a change", () => {
  const before = hashSources(root);
  rmSync(join(root, "apps/dashboard/app/root.tsx"));
  write("apps/dashboard/app/roof.tsx", "x");
  expect(hashSources(root)).not.toBe(before);
});

test("a build that fails shows the end of its output, and the next start builds again", async () => {
  write("apps/dashboard/broken", "");
  await expect(buildIt()).rejects.toThrow(
    "unable to build the dashboard; the last lines were:\n  root.tsx: no",
  );
  rmSync(join(root, "apps/dashboard/broken"));
  expect(await buildIt()).toEqual({ isFresh: true });
});
