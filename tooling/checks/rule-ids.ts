import { testTitles } from "./code-text.ts";
import { type Finding, lineAt, type Repository, sourcePaths, type Verdict } from "./repository.ts";

const anyId = /\b[A-Z]{3}-\d+\b/g;
const definition = /^\s*(?:[-*|#]+\s*)*(?:\*\*|`)*([A-Z]{3}-\d+)\b/gm;
const isTest = /\.(test|testsuite)\.tsx?$/;

/** Words of the same form that are names of standards, not of rules. */
const standards = /^(SHA|UTF|AES|RFC|ISO|CVE|TLS|CWE)-/;

/** Spellings of a requirement's id that no search would find. */
const misspelt = /\b(?:s\d+\.\d+|S\d+[-,:_]\d+|S \d+\.\d+)\b/g;

type Citation = Finding & { id: string; by: "source" | "test" | "title" };

/** Every rule of docs/domain is cited in source and in a test's title; every id cited is defined. */
export function ruleIds(repository: Repository): Verdict {
  const defined = definitions(repository);
  const files = sourcePaths(repository).filter(
    (path) => !/^(tooling|tests\/architecture)\//.test(path),
  );
  const cited = files.flatMap((path) => citations(path, repository.read(path)));
  const citedBy = (by: Citation["by"]) =>
    new Set(cited.filter((one) => one.by === by).map(({ id }) => id));
  const [source, title] = [citedBy("source"), citedBy("title")];
  const findings: Finding[] = files.flatMap((path) => misspellings(path, repository.read(path)));
  findings.push(...cited.filter(({ id, by }) => by !== "title" && !defined.has(id)));
  for (const [id, path] of defined) {
    if (!source.has(id)) findings.push({ path, message: `${id} is cited by no source file` });
    if (!title.has(id)) findings.push({ path, message: `${id} is in no test's title` });
  }
  return { seen: defined.size, findings };
}

function citations(path: string, text: string): Citation[] {
  const by = isTest.test(path) ? "test" : "source";
  const titles = by === "test" ? testTitles(text) : [];
  const inTitles = titles.flatMap(({ title, offset }) =>
    [...title.matchAll(anyId)].map(([id]) => ({ id, index: offset, by: "title" as const })),
  );
  const anywhere = [...text.matchAll(anyId)].map(
    ({ 0: id, index }) => ({ id, index, by }) as const,
  );
  return [...inTitles, ...anywhere]
    .filter(({ id }) => !standards.test(id))
    .map((one) => ({
      ...one,
      path,
      line: lineAt(text, one.index),
      message: `${one.id} is no rule of docs/domain`,
    }));
}

function misspellings(path: string, text: string): Finding[] {
  const titles = isTest.test(path) ? testTitles(text) : [];
  return titles.flatMap(({ title, offset }) =>
    [...title.matchAll(misspelt)].map(([id]) => ({
      path,
      line: lineAt(text, offset),
      message: `${id} is not how ids are written`,
    })),
  );
}

function definitions(repository: Repository): Map<string, string> {
  const pages = repository.paths.filter((path) => /^docs\/domain\/.+\.md$/.test(path));
  return new Map(
    pages.flatMap((page) =>
      [...repository.read(page).matchAll(definition)].map(({ 1: id = "" }) => [id, page] as const),
    ),
  );
}
