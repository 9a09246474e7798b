import { parseArgs } from "node:util";
import type { TestPlan } from "./test-plan.ts";

/** The files of the chaos tier whose counts grow in the long run. */
const chaosProofs = ["soak", "ambiguous"];

/** The proofs at their full counts; words typed after `npm run test:long --` go to vitest. */
export function planLong(words: readonly string[]): TestPlan {
  const env = { PROOF: "long" };
  return {
    groups: [
      { tiers: ["fuzz"], args: ["--passWithNoTests", ...words], env },
      {
        tiers: ["chaos"],
        args: ["--passWithNoTests", ...(words.length > 0 ? words : chaosProofs)],
        env,
      },
    ],
    isWhole: words.length === 0,
  };
}

/**
 * Generated cases alone: a million, or `--cases`; from a seed by chance, or from `--seed`, which plays
 * a failed run again. Parts of paths choose files. Throws a sentence for what it does not know.
 */
export function planFuzz(words: readonly string[]): TestPlan {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { cases: { type: "string" }, seed: { type: "string" } },
    allowPositionals: true,
  });
  const env = {
    PROOF: "fuzz",
    ...(values.cases !== undefined && { PROOF_CASES: wholeNumber("cases", values.cases) }),
    ...(values.seed !== undefined && { PROOF_SEED: wholeNumber("seed", values.seed) }),
  };
  const args = ["--passWithNoTests", ...positionals];
  return { groups: [{ tiers: ["fuzz"], args, env }], isWhole: positionals.length === 0 };
}

function wholeNumber(name: string, text: string): string {
  if (/^\d{1,9}$/.test(text)) return text;
  throw new Error(`unable to fuzz; --${name} must be a whole number of at most nine digits`);
}
