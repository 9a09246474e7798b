import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What a build reads: files and folders of the checkout, relative to it. */
const inputs = ["apps/dashboard", "packages", "tooling/tsconfig", "pnpm-lock.yaml"];
const skippedFolders = new Set(["node_modules", "build", ".turbo", "coverage", "migrations"]);
const skippedFiles = /\.(test|testsuite)\.tsx?$|\.md$/;

/** One hash of all sources the dashboard is built from; needs no git, and sees what is not committed. */
export function hashSources(root: string): string {
  const hash = createHash("sha256").update(process.version);
  for (const path of inputs.flatMap((input) => filesBelow(join(root, input)))) {
    const content = readFileSync(path);
    hash.update(`\0${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = join(path, entry.name);
      if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : filesBelow(child);
      return entry.isFile() && !skippedFiles.test(entry.name) ? [child] : [];
    });
}
