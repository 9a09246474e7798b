import ts from "typescript";
import { type Finding, lineAt, type Repository, type Verdict } from "./repository.ts";

const readers = /(^|\/)env(\.server)?\.ts$|^infra\/local\/src\/.+(?<!\.test)\.ts$/;

/** Set by operating systems, shells and continuous integration: read, but nobody's to configure. */
const foreign =
  /^(PATH|HOME|USER|CI|TERM|NO_COLOR|FORCE_COLOR|TMPDIR|NODE_ENV|NODE_OPTIONS|AWS_\w+|LD_LIBRARY_PATH|LC_ALL|LANG|TZ|PG[A-Z]+|LOCALAPPDATA|ProgramFiles|npm_\w+)$/;

/** `.env.example` lists exactly the variables that env files and the runner read. */
export function envExample(repository: Repository): Verdict {
  const example = ".env.example";
  if (!repository.paths.includes(example))
    return { seen: 0, findings: [{ path: example, message: "there is no .env.example" }] };
  const listed = new Map(
    [...repository.read(example).matchAll(/^(?:#\s*)?([A-Z][A-Z0-9_]+)=/gm)].map(
      ({ 1: name = "", index }) => [name, lineAt(repository.read(example), index)] as const,
    ),
  );
  const read = new Map(
    repository.paths
      .filter((path) => readers.test(path))
      .flatMap((path) =>
        variablesIn(path, repository.read(path)).map((name) => [name, path] as const),
      ),
  );
  const findings: Finding[] = [
    ...[...read]
      .filter(([name]) => !listed.has(name))
      .map(([name, path]) => ({ path, message: `${name} is not in ${example}` })),
    ...[...listed]
      .filter(([name]) => !read.has(name))
      .map(([name, line]) => ({ path: example, line, message: `nothing reads ${name}` })),
  ];
  return { seen: read.size, findings };
}

/** Upper-case keys of Zod object schemas, and `env.NAME` or `env["NAME"]` on anything called env. */
function variablesIn(path: string, text: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      /\b(object|strictObject|looseObject|extend)$/.test(node.expression.getText())
    )
      names.push(...node.arguments.filter(ts.isObjectLiteralExpression).flatMap(keysOf));
    if (ts.isPropertyAccessExpression(node) && /\benv$/.test(node.expression.getText()))
      names.push(node.name.text);
    if (ts.isElementAccessExpression(node) && /\benv$/.test(node.expression.getText()))
      if (ts.isStringLiteral(node.argumentExpression)) names.push(node.argumentExpression.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return names.filter((name) => /^[A-Z][A-Z0-9_]+$/.test(name) && !foreign.test(name));
}

function keysOf(literal: ts.ObjectLiteralExpression): string[] {
  return literal.properties.flatMap((property) =>
    property.name !== undefined &&
    (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
      ? [property.name.text]
      : [],
  );
}
