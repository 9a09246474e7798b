import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkTable, chooseChecks } from "./check-table.ts";
import { runChecks } from "./run-checks.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function checkout(...packages: string[]): string {
  const root = mkdtempSync(join(tmpdir(), "check-"));
  folders.push(root);
  for (const path of packages) {
    mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, path, "tsconfig.json"), "{}");
  }
  return root;
}

test("every package with a tsconfig.json is compiled, new ones too", () => {
  const names = checkTable(checkout("apps/one", "packages/two", "infra/local")).map((c) => c.name);
  expect(names).toEqual(
    expect.arrayContaining(["tsc apps/one", "tsc packages/two", "tsc infra/local"]),
  );
  expect(names.filter((name) => name.startsWith("tsc "))).toHaveLength(3);
});

test("biome, the import table, the project's own checks, knip and sherif run on the whole tree", () => {
  const names = checkTable(checkout()).map((check) => check.name);
  expect(names).toEqual(["biome", "import table", "own checks", "knip", "sherif"]);
});

test("a part of a name chooses checks, and one that fits none is refused by name", () => {
  const checks = checkTable(checkout("apps/one"));
  expect(chooseChecks(checks, "tsc").map(({ name }) => name)).toEqual(["tsc apps/one"]);
  expect(() => chooseChecks(checks, "nonsense")).toThrow('unable to check "nonsense"');
});

test("a failing command fails its own check and no other, with its output kept", async () => {
  const said: string[] = [];
  const results = await runChecks(
    checkout(),
    [
      { name: "good", command: ["node", "-e", "console.log('fine')"] },
      { name: "bad", command: ["node", "-e", "console.error('broken'); process.exit(3)"] },
      { name: "absent", command: ["no-such-program-here"] },
    ],
    { atOnce: 2, onResult: ({ name }) => said.push(name) },
  );
  const byName = Object.fromEntries(results.map((result) => [result.name, result]));
  expect(byName.good).toMatchObject({ isPassed: true, output: "fine\n" });
  expect(byName.bad).toMatchObject({ isPassed: false, output: "broken\n" });
  expect(byName.absent?.isPassed).toBe(false);
  expect(byName.absent?.output).toContain("no-such-program-here does not start");
  expect(said.sort()).toEqual(["absent", "bad", "good"]);
});
