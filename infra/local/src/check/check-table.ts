import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One static check: a command that succeeds when there is nothing to complain about. */
export type Check = { name: string; command: readonly string[] };

const places = ["apps/*", "packages/*", "infra/local", "tests", "tooling"];

const wholeTree: readonly Check[] = [
  { name: "biome", command: ["biome", "check", "--error-on-warnings", "."] },
  { name: "import table", command: ["node", "tooling/layers/main.ts"] },
  { name: "own checks", command: ["node", "tooling/checks/main.ts"] },
  { name: "knip", command: ["knip", "--config", "tooling/knip.json", "--no-progress"] },
  { name: "sherif", command: ["sherif"] },
];

/** Every static check of the checkout at `root`: those of the whole tree, and tsc for each package. */
export function checkTable(root: string): Check[] {
  const packages = places.flatMap((place) => expand(root, place));
  const typed = packages.filter((path) => existsSync(join(root, path, "tsconfig.json")));
  return [
    ...wholeTree,
    ...typed.map((path) => ({ name: `tsc ${path}`, command: ["tsc", "-p", path] })),
  ];
}

/** The checks whose name contains `asked`. Throws one sentence when there is none. */
export function chooseChecks(checks: readonly Check[], asked: string): readonly Check[] {
  const chosen = checks.filter(({ name }) => name.includes(asked));
  if (chosen.length > 0) return chosen;
  const names = checks.map(({ name }) => name).join(", ");
  throw new Error(`unable to check "${asked}"; the checks are ${names}`);
}

function expand(root: string, place: string): string[] {
  if (!place.endsWith("/*")) return existsSync(join(root, place)) ? [place] : [];
  const parent = place.slice(0, -2);
  if (!existsSync(join(root, parent))) return [];
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`);
}
