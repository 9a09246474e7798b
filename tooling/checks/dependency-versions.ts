import { type Finding, lineAt, type Repository, type Verdict } from "./repository.ts";

type Floor = { library: RegExp; atLeast: string; because: string };

/** The oldest version of a framework that has none of its known holes. */
const floors: readonly Floor[] = [
  { library: /^@trpc\//, atLeast: "11.8.0", because: "CVE-2025-68130, CVE-2025-43855" },
  {
    library: /^hono$/,
    atLeast: "4.13.7",
    because: "CVE-2026-44456, CVE-2026-54290, CVE-2026-22817",
  },
  {
    library: /^@hono\/node-server$/,
    atLeast: "1.19.13",
    because: "repeated slashes skipped middleware",
  },
  { library: /^@remix-run\//, atLeast: "2.17.3", because: "CVE-2026-22030, CVE-2026-22029" },
  { library: /^drizzle-orm$/, atLeast: "0.45.2", because: "CVE-2026-39356" },
  { library: /^lucia$/, atLeast: "3.2.2", because: "its last version" },
];

const catalogFile = "pnpm-workspace.yaml";

/** Versions are exact, stand once in the catalog, and are no older than the floors. */
export function dependencyVersions(repository: Repository): Verdict {
  const yaml = repository.read(catalogFile);
  const block = /^catalog:\n((?:[ #].*\n|\n)*)/m.exec(yaml);
  const start = (block?.index ?? 0) + "catalog:\n".length;
  const entries = [...(block?.[1] ?? "").matchAll(/^ {2}"?([^":\s]+)"?: *"?([^"\s]+)"?$/gm)];
  const findings = entries.flatMap(({ 1: library = "", 2: version = "", index }): Finding[] => {
    const fault = faultOf(library, version);
    return fault === null
      ? []
      : [{ path: catalogFile, line: lineAt(yaml, start + index), message: fault }];
  });
  return { seen: entries.length, findings: [...findings, ...outsideCatalog(repository)] };
}

function faultOf(library: string, version: string): string | null {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) return `${library} ${version} is not exact`;
  const floor = floors.find((one) => one.library.test(library));
  if (floor === undefined || !isBelow(version, floor.atLeast)) return null;
  return `${library} ${version} is below ${floor.atLeast}: ${floor.because}`;
}

function outsideCatalog(repository: Repository): Finding[] {
  return repository.paths
    .filter((path) => /(^|\/)package\.json$/.test(path))
    .flatMap((path) => {
      const { dependencies, devDependencies } = JSON.parse(repository.read(path));
      return Object.entries<string>({ ...dependencies, ...devDependencies })
        .filter(([, version]) => version !== "catalog:" && version !== "workspace:*")
        .map(([name]) => ({ path, message: `${name} takes its version from outside the catalog` }));
    });
}

/** Whether `version` comes before `floor`; a pre-release of a version comes before it. */
function isBelow(version: string, floor: string): boolean {
  const [release = "", ...pre] = version.split("-");
  const [a, b] = [release, floor].map((one) => one.split(".").map(Number));
  for (const part of [0, 1, 2]) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return pre.length > 0;
}
