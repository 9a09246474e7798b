import { randomBytes } from "node:crypto";
import { connect, type Database } from "@parley/db/client";
import { ensureAppRole } from "@parley/db/migrate";
import postgres from "postgres";

export type TestDatabase = {
  /** A pool of the application role: what the product itself uses. */
  db: Database;
  appUrl: string;
  /** The superuser's URL of the same database, for looking behind the walls. */
  adminUrl: string;
  drop(): Promise<void>;
};

const template = "parley_template";
const login = { name: "parley_test", password: "parley_test" };

/** A fresh clone of the migrated template database on the test cluster at `clusterUrl`. */
export async function createTestDatabase(clusterUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onCluster(clusterUrl, `create database ${name} template ${template}`);
  const adminUrl = withDatabase(clusterUrl, name);
  const appUrl = await ensureAppRole(adminUrl, login);
  const db = connect(appUrl, { max: 8 });
  return {
    db,
    appUrl,
    adminUrl,
    async drop() {
      await db.close();
      await onCluster(clusterUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onCluster(clusterUrl: string, statement: string): Promise<void> {
  const sql = postgres(clusterUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function withDatabase(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
