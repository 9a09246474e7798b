import ts from "typescript";

/** The text of a TypeScript file with comments blanked out, offsets and lines unchanged. */
export function withoutComments(path: string, text: string): string {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  let blanked = text;
  const visit = (node: ts.Node): void => {
    if (node.kind !== ts.SyntaxKind.JsxText) {
      const leading = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
      const trailing = ts.getTrailingCommentRanges(text, node.getEnd()) ?? [];
      for (const { pos, end } of node.getChildCount() === 0 ? [...leading, ...trailing] : leading)
        blanked =
          blanked.slice(0, pos) + text.slice(pos, end).replace(/[^\n]/g, " ") + blanked.slice(end);
    }
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return blanked;
}

/** The titles of the tests and groups in a test file. */
export function testTitles(text: string): { title: string; offset: number }[] {
  const call =
    /\b(?:it|test|describe)(?:\.[a-z]+(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(["'`])((?:\\.|(?!\1)[\s\S])*)\1/g;
  return [...text.matchAll(call)].map(({ 2: title = "", index: offset }) => ({ title, offset }));
}
