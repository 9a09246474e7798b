import type { Finding, Repository, Verdict } from "./repository.ts";

const maxLines = 300;

/** Files that may be longer, each with the reason. One that no longer needs it is a fault. */
const longFiles: readonly { path: string; because: string }[] = [];

/** Code files have at most 300 lines; generated migrations are not code. */
export function fileLength(repository: Repository, exempt = longFiles): Verdict {
  const code = repository.paths.filter(
    (path) => /\.([cm]?[jt]sx?|css)$/.test(path) && !path.startsWith("packages/db/migrations/"),
  );
  const isLong = (path: string) => linesOf(repository.read(path)) > maxLines;
  const allowed = new Set(exempt.map(({ path }) => path));
  const findings: Finding[] = code
    .filter((path) => !allowed.has(path) && isLong(path))
    .map((path) => ({
      path,
      message: `${linesOf(repository.read(path))} lines; the limit is ${maxLines}`,
    }));
  const stale = [...allowed].filter((path) => !code.includes(path) || !isLong(path));
  for (const path of stale)
    findings.push({ path, message: "no longer long: take it off the list of long files" });
  return { seen: code.length, findings };
}

function linesOf(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}
