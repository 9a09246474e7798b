import { cruise, type ICruiseResult } from "dependency-cruiser";
import { forbiddenRules } from "./forbidden-rules.ts";
import { rooms } from "./layers.ts";

/** What a cruise saw: every breach in words, and which of the project's own files it read. */
export type LayersReport = { breaches: string[]; seen: readonly string[] };

/**
 * Reads the imports of the given files (paths relative to `root`) and reports every one that breaks
 * the import table, with the name of the rule it breaks.
 */
export async function cruiseLayers(root: string, files: readonly string[]): Promise<LayersReport> {
  if (files.length === 0) return { breaches: [], seen: [] };
  const { output } = await cruise(
    [...files],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: forbiddenRules() },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
    },
    {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css", ".d.ts"],
    },
  );
  const result = output as ICruiseResult;
  return { breaches: result.summary.violations.map(inWords), seen: ownModules(result) };
}

/**
 * The floor under what a cruise must have seen. A parser that does not understand the compiler's
 * version sees no module and reports no breach; then this complains.
 */
export function floorBreach(expected: readonly string[], seen: readonly string[]): string | null {
  const known = new Set(seen);
  const found = expected.filter((path) => known.has(path)).length;
  if (expected.length > 0 && found >= 0.9 * expected.length) return null;
  return `only ${found} of ${expected.length} source files were read; the import check is blind`;
}

/** Packages that are not in the table: nothing would watch what they import. */
export function withoutRoom(paths: readonly string[]): string[] {
  const known = new Set(Object.values(rooms).map(({ at }) => at));
  return paths
    .flatMap((path) => /^(.+)\/package\.json$/.exec(path)?.[1] ?? [])
    .filter((folder) => !known.has(folder))
    .map((folder) => `${folder} has no row in the import table`);
}

function inWords(violation: ICruiseResult["summary"]["violations"][number]): string {
  const way = violation.cycle?.map((step) => step.name).join(" → ") ?? violation.to;
  return `${violation.from} → ${way} (${violation.rule.name})`;
}

function ownModules(result: ICruiseResult): string[] {
  return result.modules
    .filter((module) => module.coreModule !== true && module.couldNotResolve !== true)
    .map((module) => module.source)
    .filter((source) => !source.includes("node_modules/"));
}
