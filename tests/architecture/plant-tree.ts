import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/**
 * Writes a small repository into a folder of its own, with its packages linked by name as pnpm does,
 * and returns the folder. It goes when the test ends.
 */
export function plantTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "planted-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const packages = Object.keys(files).flatMap((path) => /^packages\/([^/]+)/.exec(path)?.[1] ?? []);
  mkdirSync(join(root, "node_modules/@parley"), { recursive: true });
  for (const name of new Set(packages)) {
    const manifest = { name: `@parley/${name}`, exports: { "./*": "./src/*/index.ts" } };
    writeFileSync(join(root, "packages", name, "package.json"), JSON.stringify(manifest));
    symlinkSync(`../../packages/${name}`, join(root, "node_modules/@parley", name));
  }
  return root;
}
