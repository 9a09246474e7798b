import { migrate } from "@parley/db/migrate";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startTestPostgres, type TestPostgres } from "../postgres/index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's URL of the test cluster, which holds the template database. */
    testAdminUrl: string;
  }
}

type Shared = { users: number; server: Promise<TestPostgres> };

/** Tiers set up by themselves, in one process: the first starts the cluster, the last ends it. */
const slot = globalThis as { parleyTestPostgres?: Shared | undefined };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  slot.parleyTestPostgres ??= { users: 0, server: startWithTemplate() };
  const shared = slot.parleyTestPostgres;
  shared.users += 1;
  project.provide("testAdminUrl", (await shared.server).adminUrl);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    slot.parleyTestPostgres = undefined;
    await (await shared.server).stop();
  };
}

/** The cluster with `parley_template`, the migrated database that tests clone. */
async function startWithTemplate(): Promise<TestPostgres> {
  const server = await startTestPostgres();
  try {
    const sql = postgres(server.adminUrl, { max: 1, onnotice: () => undefined });
    await sql`create database parley_template`;
    await sql.end();
    const template = new URL(server.adminUrl);
    template.pathname = "/parley_template";
    await migrate(template.href);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
