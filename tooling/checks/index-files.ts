import ts from "typescript";
import { type Finding, lineAt, type Repository, sourcePaths, type Verdict } from "./repository.ts";

/** An `index.ts` is a door: named re-exports from its own folder and nothing else. */
export function indexFiles(repository: Repository): Verdict {
  const doors = sourcePaths(repository).filter(
    (path) => /\/index\.tsx?$/.test(path) && !path.startsWith("apps/dashboard/app/routes/"),
  );
  return {
    seen: doors.length,
    findings: doors.flatMap((path) => walls(path, repository.read(path))),
  };
}

function walls(path: string, text: string): Finding[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => !isNamedReExport(statement))
    .map((statement) => ({
      path,
      line: lineAt(text, statement.getStart()),
      message: 'an index holds only `export { name } from "./file.ts"`',
    }));
}

function isNamedReExport(statement: ts.Statement): boolean {
  return (
    ts.isExportDeclaration(statement) &&
    statement.exportClause !== undefined &&
    ts.isNamedExports(statement.exportClause) &&
    statement.moduleSpecifier !== undefined
  );
}
