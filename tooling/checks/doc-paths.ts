import { dirname, matchesGlob, normalize } from "node:path/posix";
import { type Finding, lineAt, type Repository, type Verdict } from "./repository.ts";

const roots = "apps|packages|infra|tests|tooling|docs|\\.ci";
const isRootPath = new RegExp(`^(${roots})/[^\\s]*$`);
const isRootFile =
  /^(package\.json|pnpm-workspace\.yaml|turbo\.json|README\.md|CONTRIBUTING\.md|\.(biome\.json|gitignore|env\.example))$/;

/** Every path that a page names, in backticks or as a link, exists. `<x>` and `*` stand for one name. */
export function docPaths(repository: Repository): Verdict {
  const pages = repository.paths.filter((path) => path.endsWith(".md"));
  const known = [...repository.paths, ...foldersOf(repository.paths)];
  let seen = 0;
  const findings: Finding[] = [];
  for (const page of pages) {
    const text = repository.read(page);
    for (const { cited, offset } of citations(page, text)) {
      seen += 1;
      if (exists(cited, known)) continue;
      findings.push({ path: page, line: lineAt(text, offset), message: `${cited} does not exist` });
    }
  }
  return { seen, findings };
}

function citations(page: string, text: string): { cited: string; offset: number }[] {
  const inTicks = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(({ 1: said = "", index: offset }) => {
    const cited = asPath(said);
    return cited === null ? [] : [{ cited, offset }];
  });
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .filter(({ 1: target = "" }) => !/^([a-z]+:|#)/.test(target))
    .map(({ 1: target = "", index: offset }) => ({
      cited: normalize(`${dirname(page)}/${target.replace(/#.*$/, "")}`),
      offset,
    }));
  return [...inTicks, ...links];
}

/** The path in a piece of code, if it is one: `packages/x/y.ts:12`, `@parley/x/folder`, `turbo.json`. */
function asPath(said: string): string | null {
  const bare = said.replace(/(:\d+|#.*)$/, "");
  const byName = /^@parley\/([a-z-]+)\/([a-z-]+)$/.exec(bare);
  if (byName !== null) return `packages/${byName[1]}/src/${byName[2]}/index.ts`;
  return isRootPath.test(bare) || isRootFile.test(bare) ? bare : null;
}

function exists(cited: string, known: readonly string[]): boolean {
  const glob = cited.replace(/<[^>]+>/g, "*").replace(/\/$/, "");
  if (!/[*{]/.test(glob)) return known.includes(glob);
  return known.some((path) => matchesGlob(path, glob));
}

function foldersOf(paths: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = dirname(path); at !== "."; at = dirname(at)) folders.add(at);
  return folders;
}
