/** How much one run of the proofs does. */
type Counts = {
  /** Webhooks of the soak; kills and crashes grow with them. */
  soakEvents: number;
  /** Sends with doubtful outcomes. */
  ambiguousSends: number;
  /** Histories that the model plays. */
  histories: number;
  /** Generated cases of all properties together. */
  cases: number;
};

/** Little in `npm test`, all of it in `npm run test:long`, many more generated cases in `npm run fuzz`. */
const runs: Record<string, Counts> = {
  short: { soakEvents: 20_000, ambiguousSends: 120, histories: 5, cases: 1_000 },
  long: { soakEvents: 100_000, ambiguousSends: 3_000, histories: 150, cases: 50_000 },
  fuzz: { soakEvents: 20_000, ambiguousSends: 120, histories: 3_000, cases: 1_000_000 },
};

const { PROOF = "short", PROOF_CASES, PROOF_SEED, CI } = process.env;

/** The gate of a commit says the same of the same commit; finding new cases is for the other runs. */
const gateSeed = 20_261_121;

/** The counts of this run. */
export const proof: Counts = countsOf(PROOF);

/** The seed of everything random in this run; named by each failure, so that it can be played again. */
export const proofSeed: number = Number(PROOF_SEED ?? (CI === "true" ? gateSeed : randomSeed()));

function randomSeed(): number {
  return Math.floor(Math.random() * 900_000_000);
}

/** The share (0 to 1) of the generated cases that one property gets, at least one. */
export function casesOf(share: number): number {
  return Math.max(1, Math.round(proof.cases * share));
}

function countsOf(name: string): Counts {
  const counts = runs[name];
  if (counts === undefined) throw new Error(`no proof is called "${name}"`);
  if (PROOF_CASES === undefined) return counts;
  // Histories stay in proportion.
  const cases = Number(PROOF_CASES);
  return { ...counts, cases, histories: Math.max(1, Math.ceil((cases * 3) / 1_000)) };
}
