import { join } from "node:path";
import { checks, judge } from "./checks.ts";
import { readRepository } from "./repository.ts";

const repository = readRepository(join(import.meta.dirname, "../.."));
const rows = Object.entries(checks).map(([name, check]) => {
  const startedAt = performance.now();
  return { name, ...judge(check, repository), ms: Math.round(performance.now() - startedAt) };
});

for (const { name, findings } of rows)
  for (const { path, line, message } of findings)
    console.error(`${path}${line === undefined ? "" : `:${line}`}  ${message}  [${name}]`);

for (const { name, seen, findings, ms } of rows) {
  const result = findings.length === 0 ? "ok" : `${findings.length} faults`;
  console.log(
    `${name.padEnd(22)}${result.padEnd(12)}${String(seen).padStart(5)} seen ${String(ms).padStart(6)} ms`,
  );
}
process.exitCode = rows.every(({ findings }) => findings.length === 0) ? 0 : 1;
