import { createTestDatabase, type TestDatabase } from "@parley/testkit/database";
import fc from "fast-check";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, inject, test } from "vitest";
import { proof, proofSeed } from "../harness/proof-counts.ts";
import { inboxCommands } from "./model/inbox-commands.ts";
import { InboxModel } from "./model/inbox-model.ts";
import { RealInbox } from "./model/real-inbox.ts";

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createTestDatabase(inject("testAdminUrl"));
  sql = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await sql?.end({ timeout: 5 });
  await database?.drop();
});

const startsAt = Date.UTC(2026, 10, 20, 9, 0, 0);

test(`${proof.histories} histories of customers, agents, workers that die and reports in any order leave what the model says (Z-14, I3-I7)`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.commands(inboxCommands, { maxCommands: 40, size: "max" }),
      async (commands) => {
        const real = await RealInbox.open(database, sql, startsAt);
        const model = new InboxModel();
        model.now = startsAt;
        await fc.asyncModelRun(() => ({ model, real }), commands);
      },
    ),
    { numRuns: proof.histories, seed: proofSeed },
  );
});
