import { afterAll, beforeAll, inject } from "vitest";
import { createTestDatabase, type TestDatabase } from "./create-test-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's URL of the test cluster, which holds the template database. */
    testAdminUrl: string;
  }
}

/** A database of its own for the test file, dropped at its end. Read the result inside tests only. */
export function useTestDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase(inject("testAdminUrl"));
  });
  afterAll(() => database?.drop());
  return () => {
    if (database === undefined) throw new Error("the test database is made before the first test");
    return database;
  };
}
