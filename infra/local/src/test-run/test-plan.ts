/** Every tier, in the order in which they run. The names are those of the vitest projects. */
export const tiers = [
  "unit",
  "db",
  "http",
  "tenancy",
  "conformance",
  "architecture",
  "fuzz",
  "chaos",
  "e2e",
] as const;

/** One run of vitest: its tiers share two workers and one test server. */
export type TestGroup = {
  tiers: readonly string[];
  args: readonly string[];
  /** What is added to the environment, such as how much the proofs do. */
  env?: Readonly<Record<string, string>>;
};

/** What to run; only a whole run must find tests in every tier. */
export type TestPlan = { groups: readonly TestGroup[]; isWhole: boolean };

/** Kills and a browser need the machine for themselves, so that no other tier disturbs their timing. */
const alone = ["unit", "chaos", "e2e"];

/**
 * Plans the runs for the words typed after `npm test --`: names of tiers choose tiers, the rest goes
 * to vitest (parts of paths, its options). None: everything, with the coverage that `domain` owes.
 */
export function planTests(words: readonly string[]): TestPlan {
  const asked = tiers.filter((tier) => words.includes(tier));
  const rest = words.filter((word) => !(tiers as readonly string[]).includes(word));
  const isWhole = words.length === 0;
  if (!isWhole && asked.length === 0)
    return { groups: [{ tiers, args: ["--passWithNoTests", ...rest] }], isWhole };
  const chosen = isWhole ? tiers : asked;
  const together = chosen.filter((tier) => !alone.includes(tier));
  const groups = [
    chosen.filter((tier) => tier === "unit"),
    together,
    ...chosen.filter((tier) => tier === "chaos" || tier === "e2e").map((tier) => [tier]),
  ].filter((group) => group.length > 0);
  const argsOf = (group: readonly string[]): string[] => [
    "--passWithNoTests",
    ...(isWhole && group.includes("unit") ? ["--coverage.enabled"] : []),
    ...rest,
  ];
  return { groups: groups.map((group) => ({ tiers: group, args: argsOf(group) })), isWhole };
}
