import { rmSync } from "node:fs";
import { join } from "node:path";
import { readRepository } from "../checks/repository.ts";
import { copyTree } from "./copy-tree.ts";
import { type Mutant, mutants } from "./mutants.ts";
import { type Fate, plantMutant } from "./plant-mutant.ts";
import { runTests } from "./run-tests.ts";

const root = join(import.meta.dirname, "../..");
const asked = process.argv[2] ?? "";
const chosen = mutants.filter(({ name }) => name.includes(asked));
const tree = copyTree(root, readRepository(root));
process.on("exit", () => rmSync(tree, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

let caught = 0;
console.log("mutant | caught by | time");
for (const mutant of chosen) {
  const startedAt = performance.now();
  const { isCaught, by } = await fateOf(mutant);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${mutant.name} | ${isCaught ? by : `NOT CAUGHT: ${by}`} | ${seconds} s`);
  if (isCaught) caught += 1;
}
console.log(`${caught} of ${chosen.length} mutants caught`);
process.exitCode = caught === chosen.length && caught > 0 ? 0 : 1;

async function fateOf(mutant: Mutant): Promise<Fate> {
  try {
    return await plantMutant(tree, mutant, runTests);
  } catch (error) {
    return { isCaught: false, by: String(error) };
  }
}
