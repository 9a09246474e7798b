import { dropTold, takeChanges } from "@parley/core/outbox";
import type { Sql } from "@parley/db/client";
import { createTestDatabase, type TestDatabase } from "@parley/testkit/database";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { marksOf, plantCanaries } from "./canaries.ts";
import { type FilledWorkspace, fillWorkspace, leaveWork } from "./fill-workspace.ts";
import { type TenantTable, tenantTables } from "./tenant-tables.ts";

export type World = {
  database: TestDatabase;
  /** The superuser: sees behind both walls. */
  admin: Sql;
  tables: TenantTable[];
  /** The workspace whose people knock at every door. */
  a: FilledWorkspace;
  /** The workspace of which they must neither see nor change anything. */
  b: FilledWorkspace;
  /** What must never be in an answer to `a`. */
  marksOfB: string[];
};

/** Two workspaces with a row in every table and a canary in every text, in a database of their own. */
export function useWorld(): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    world = await createWorld(inject("testAdminUrl"));
  });
  afterAll(async () => {
    await world?.admin.end();
    await world?.database.drop();
  });
  return () => {
    if (world === undefined) throw new Error("the world is made before the first test");
    return world;
  };
}

async function createWorld(clusterUrl: string): Promise<World> {
  const database = await createTestDatabase(clusterUrl);
  const { db } = database;
  const admin = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
  const filled = [await fillWorkspace(db, "alpaca0ca"), await fillWorkspace(db, "badger0cb")];
  await dropTold(db, await takeChanges(db, []));
  const tables = await tenantTables(admin);
  const marked: FilledWorkspace[] = [];
  for (const workspace of filled) {
    await leaveWork(db, workspace);
    await plantCanaries(admin, tables, workspace.id, workspace.canary);
    const { number, canary } = workspace;
    const providerNumberId = number.providerNumberId + canary;
    marked.push({ ...workspace, number: { ...number, providerNumberId } });
  }
  const [a, b] = marked;
  if (a === undefined || b === undefined) throw new Error("two workspaces are expected");
  // Streams and counters of B differ from A's, so that a query cannot take one for the other.
  await admin`update list_streams set last_sequence = 4711 where workspace_id = ${b.id}`;
  const marksOfB = await marksOf(admin, tables, b.id, b.canary);
  return { database, admin, tables, a, b, marksOfB };
}
