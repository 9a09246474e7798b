import { cruiseLayers, floorBreach, withoutRoom } from "@parley/tooling/layers/cruise-layers";
import { expect, test } from "vitest";
import { plantTree } from "./plant-tree.ts";

const domain = { "packages/domain/src/ids/index.ts": "export const id = 1;\n" };
const db = { "packages/db/src/client/index.ts": "export const connect = 1;\n" };

async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  const paths = Object.keys(files).filter((path) => !path.includes("node_modules"));
  const { breaches } = await cruiseLayers(plantTree(files), paths);
  return [...new Set(breaches.map((breach) => /\(([^)]+)\)$/.exec(breach)?.[1] ?? breach))].sort();
}

test("a tree that keeps the import table passes, and each of its files is seen", async () => {
  const files = {
    ...domain,
    ...db,
    "packages/core/src/command/index.ts":
      'import { connect } from "@parley/db/client";\nimport { id } from "@parley/domain/ids";\nexport const all = [connect, id];\n',
    "packages/core/src/messages/index.ts": 'export { all } from "../command/index.ts";\n',
    "apps/gateway/src/main.ts": 'import "@parley/db/client";\nimport "@parley/core/messages";\n',
  };
  const paths = Object.keys(files);
  const { breaches, seen } = await cruiseLayers(plantTree(files), paths);
  expect(breaches).toEqual([]);
  expect([...seen].sort()).toEqual([...paths].sort());
  expect(floorBreach(paths, seen)).toBeNull();
});

test.each<[string, string, Record<string, string>]>([
  [
    "a cycle",
    "no-cycles",
    {
      "packages/domain/src/ids/index.ts": 'export { b } from "./b.ts";\nexport const a = 1;\n',
      "packages/domain/src/ids/b.ts": 'import { a } from "./index.ts";\nexport const b = a;\n',
    },
  ],
  [
    "a cycle of types only",
    "no-cycles",
    {
      "packages/domain/src/ids/a.ts": 'import type { B } from "./b.ts";\nexport type A = B[];\n',
      "packages/domain/src/ids/b.ts": 'import type { A } from "./a.ts";\nexport type B = A[];\n',
    },
  ],
  [
    "the database in an app, outside its composition root",
    "gateway-builds-clients-in-its-root",
    { ...db, "apps/gateway/src/app.ts": 'import "@parley/db/client";\n' },
  ],
  [
    "the database in an app, by path",
    "packages-are-imported-by-name",
    { ...db, "apps/gateway/src/main.ts": 'import "../../../packages/db/src/client/index.ts";\n' },
  ],
  [
    "a reach into a slice of another package",
    "packages-meet-at-index",
    {
      ...db,
      "packages/db/src/client/connect.ts": "export const open = 1;\n",
      "apps/gateway/src/main.ts": 'import "../../../packages/db/src/client/connect.ts";\n',
    },
  ],
  [
    "a reach into a neighbouring slice",
    "slices-meet-at-index",
    {
      "packages/core/src/command/command.ts": "export const command = 1;\n",
      "packages/core/src/messages/send-text.ts": 'import "../command/command.ts";\n',
    },
  ],
  [
    "a platform module in the domain",
    "domain-has-no-platform",
    { "packages/domain/src/ids/index.ts": 'import "node:fs";\n' },
  ],
  [
    "a library in the domain that is not on its list",
    "domain-has-few-libraries",
    {
      "packages/domain/src/ids/index.ts": 'import "drizzle-orm";\n',
      "node_modules/drizzle-orm/index.js": "",
    },
  ],
  [
    "a slice of core that looks to its right",
    "core-contacts-looks-left",
    {
      "packages/core/src/messages/index.ts": "export const send = 1;\n",
      "packages/core/src/contacts/add-contact.ts": 'import "../messages/index.ts";\n',
    },
  ],
  [
    "the product inside a stand-in for a provider",
    "simulator-imports",
    { ...domain, "packages/simulator/src/main.ts": 'import "@parley/domain/ids";\n' },
  ],
  [
    "an app inside a package",
    "api-imports",
    {
      "apps/gateway/src/app.ts": "export const app = 1;\n",
      "packages/api/src/trpc/index.ts": 'import "../../../../apps/gateway/src/app.ts";\n',
    },
  ],
  [
    "the testkit in shipped code",
    "core-imports",
    {
      "packages/testkit/src/factories/index.ts": "export const make = 1;\n",
      "packages/core/src/command/command.ts": 'import "@parley/testkit/factories";\n',
    },
  ],
  [
    "a library away from its home",
    "lucia-at-home",
    {
      "apps/gateway/src/app.ts": 'import "lucia";\n',
      "node_modules/lucia/index.js": "",
    },
  ],
  [
    "an import of nothing",
    "everything-resolves",
    { "apps/gateway/src/app.ts": 'import "./absent.ts";\n' },
  ],
])("%s is caught by %s", async (_, rule, files) => {
  expect(await rulesBrokenBy(files)).toContain(rule);
});

test("an app may name the type of a client outside its composition root", async () => {
  const files = {
    ...db,
    "apps/gateway/src/app.ts":
      'import type { Db } from "@parley/db/client";\nexport type A = Db;\n',
  };
  expect(await rulesBrokenBy(files)).toEqual([]);
});

test("the testkit in a test is allowed", async () => {
  const files = {
    "packages/testkit/src/factories/index.ts": "export const make = 1;\n",
    "packages/core/src/command/command.db.test.ts": 'import "@parley/testkit/factories";\n',
  };
  expect(await rulesBrokenBy(files)).toEqual([]);
});

test("a cruise that reads no module fails, whatever it found", async () => {
  const { breaches, seen } = await cruiseLayers(plantTree(domain), []);
  expect(breaches).toEqual([]);
  expect(floorBreach(Object.keys(domain), seen)).toContain("only 0 of 1");
  expect(floorBreach([], [])).toContain("only 0 of 0");
});

test("the floor is nine tenths of the tracked files", () => {
  const files = Array.from({ length: 100 }, (_, at) => `packages/domain/src/ids/${at}.ts`);
  expect(floorBreach(files, files.slice(0, 90))).toBeNull();
  expect(floorBreach(files, files.slice(0, 89))).toContain("only 89 of 100");
});

test("a package without a row in the table is reported", () => {
  const paths = ["package.json", "packages/domain/package.json", "packages/billing/package.json"];
  expect(withoutRoom(paths)).toEqual(["packages/billing has no row in the import table"]);
});
