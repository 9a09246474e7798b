import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutants.ts";
import type { TestRun } from "./run-tests.ts";

/** What became of a mutant: who caught it, or why nobody did. */
export type Fate = { isCaught: boolean; by: string };

/** The file's text with the bug in it. Throws when the place is not there exactly once. */
export function mutated(text: string, { name, file, find, replace }: Mutant): string {
  const places = text.split(find).length - 1;
  if (places !== 1)
    throw new Error(`${name}: its place stands ${places} times in ${file}, not once`);
  return text.replace(find, () => replace);
}

/** Plants the bug in the copied tree, runs its tests, and takes it out again. */
export async function plantMutant(
  tree: string,
  mutant: Mutant,
  run: (tree: string, tests: readonly string[]) => Promise<TestRun>,
): Promise<Fate> {
  const path = join(tree, mutant.file);
  const clean = readFileSync(path, "utf8");
  const withBug = mutated(clean, mutant);
  const before = await run(tree, mutant.tests);
  if (before.failed.length > 0 || before.broken !== null)
    return { isCaught: false, by: `fails without it: ${before.failed[0] ?? before.broken}` };
  if (before.passed === 0) return { isCaught: false, by: `no test in ${mutant.tests.join(", ")}` };
  writeFileSync(path, withBug);
  try {
    const after = await run(tree, mutant.tests);
    if (after.failed[0] !== undefined) return { isCaught: true, by: after.failed[0] };
    return { isCaught: false, by: after.broken ?? `nobody; ${after.passed} tests passed` };
  } finally {
    writeFileSync(path, clean);
  }
}
