import { connect } from "@parley/db/client";
import { inWorkspace, type Tx } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findPostings } from "./find-postings.ts";

const database = useTestDatabase();

/** The plans of everything the search executes, as the application's role sees them. */
async function plansOf(workspace: TestWorkspace, words: string[], prefix: string | null) {
  const plans: string[] = [];
  await inWorkspace(database().db, workspace.as("agent"), async (tx) => {
    let last: Promise<unknown> = Promise.resolve();
    const watched = new Proxy(tx, {
      get(target, name) {
        if (name !== "execute") return Reflect.get(target, name);
        return (statement: SQL) => {
          const run = last.then(async () => {
            const rows = await target.execute<Record<string, string>>(sql`explain ${statement}`);
            plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
            return target.execute(statement);
          });
          last = run;
          return run;
        };
      },
    }) as Tx;
    const after = { at: new Date(), messageId: workspace.id as never };
    await findPostings(watched, workspace.id, { words, prefix }, { after, limit: 21 });
  });
  return plans.filter((plan) => plan.includes("message_words"));
}

/** Words of messages that need not exist: the planner sees a table that is worth an index. */
async function fill({ id }: TestWorkspace): Promise<void> {
  const admin = connect(database().adminUrl, { max: 1 });
  await admin.sql.begin(async (run) => {
    await run`set local session_replication_role = replica`;
    await run`insert into message_words (workspace_id, word, at, message_id)
      select ${id}, (array['sofa', 'sofas', 'blue', 'green', 'n' || n])[n % 5 + 1],
        now() - make_interval(secs => n), gen_random_uuid()
      from generate_series(1, 20000) as n`;
  });
  await admin.sql`analyze message_words`;
  await admin.close();
}

test.each([
  [["sofa"], null],
  [[], "sof"],
  [["blue"], "sof"],
  [["blue", "green"], null],
])("words %j and beginning %j are looked up, never filtered (SEA-8)", async (words, prefix) => {
  const workspace = await createTestWorkspace(database().db);
  await fill(workspace);
  const plans = await plansOf(workspace, words, prefix);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).not.toMatch(/Seq Scan/);
    expect(plan).toMatch(/Index Cond: .*word (=|>)/);
  }
  const walk = plans.at(-1) ?? "";
  expect(walk).toMatch(/Index (Only )?Scan Backward using message_words_workspace_id_word_at/);
  expect(walk).not.toMatch(/Filter: .*d\.word/);
});
