import { withoutComments } from "./code-text.ts";
import { type Finding, lineAt, type Repository, type Verdict } from "./repository.ts";
import { type TextLaw, textLawTable } from "./text-law-table.ts";

/** No file holds what the table of text laws keeps out of it. */
export function textLaws(repository: Repository, table = textLawTable): Verdict {
  let seen = 0;
  const findings: Finding[] = [];
  for (const path of repository.paths) {
    const laws = table.filter((law) => law.where.test(path) && !isExcepted(law, path));
    if (laws.length > 0) seen += 1;
    findings.push(...laws.flatMap((law) => breaches(law, path, repository.read(path))));
  }
  return { seen, findings };
}

function isExcepted({ except = [] }: TextLaw, path: string): boolean {
  return except.some((one) => one.path.test(path));
}

function breaches(
  { name, pattern, inComments, unless }: TextLaw,
  path: string,
  text: string,
): Finding[] {
  if (!pattern.test(text)) return [];
  const read = inComments === true || !/\.tsx?$/.test(path) ? text : withoutComments(path, text);
  if (unless?.test(read)) return [];
  return [...read.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(({ index }) => ({
    path,
    line: lineAt(text, index),
    message: name,
  }));
}
