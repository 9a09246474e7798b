import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Repository } from "../checks/repository.ts";

/**
 * Copies the repository's own files into a new folder and returns it. Libraries are linked, not
 * copied; the links between packages are repeated, so that a package finds its neighbours' copies.
 */
export function copyTree(root: string, { paths }: Repository): string {
  const tree = mkdtempSync(join(tmpdir(), "mutants-"));
  for (const path of paths) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    cpSync(join(root, path), join(tree, path));
  }
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  for (const path of paths.filter((one) => /.\/package\.json$/.test(one))) {
    const links = join(dirname(path), "node_modules");
    if (existsSync(join(root, links))) copyLinks(join(root, links), join(tree, links));
  }
  return tree;
}

function copyLinks(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path === from || !basename(path).startsWith("."),
  });
}
