import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The project's own files, by path relative to the root. Checks see nothing else. */
export type Repository = { paths: readonly string[]; read(path: string): string };

/** One thing that is wrong, and where. */
export type Finding = { path: string; line?: number; message: string };

/** What a check answers. `seen` counts what it looked at: a check that saw nothing has failed. */
export type Verdict = { seen: number; findings: Finding[] };

/** Reads the tracked files below `root`, and new ones that are not ignored. Needs git. */
export function readRepository(root: string): Repository {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  const paths = [...new Set(listed.split("\0"))]
    .filter((path) => path !== "" && existsSync(join(root, path)))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
  const texts = new Map<string, string>();
  const read = (path: string) => {
    const text = texts.get(path) ?? readFileSync(join(root, path), "utf8");
    texts.set(path, text);
    return text;
  };
  return { paths, read };
}

/** A repository held in memory: what the checks' own tests plant their faults in. */
export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  return { paths: Object.keys(files).sort(), read: (path) => files[path] ?? "" };
}

/** Paths of TypeScript sources of apps, packages, infra, tests and tooling. */
export function sourcePaths(repository: Repository): string[] {
  return repository.paths.filter((path) =>
    /^(apps|packages|infra|tests|tooling)\/.+\.tsx?$/.test(path),
  );
}

/** The 1-based line on which `offset` stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
