import { connect, type Database } from "@parley/db/client";
import { inClaim, inEndpoint, inProviderId, inUser, inWorkspace } from "@parley/db/scope";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { useWorld } from "./world/create-world.ts";
import type { FilledWorkspace } from "./world/fill-workspace.ts";

const world = useWorld();
const operations = 1_000;
const endings = [
  "commits",
  "throws",
  "rolls back",
  "fails in SQL",
  "fails in a savepoint",
] as const;
const doors = ["workspace", "workspace", "workspace", "user", "endpoint", "app", "claim"] as const;

type Operation = { isA: boolean; door: (typeof doors)[number]; ending: (typeof endings)[number] };

const script: fc.Arbitrary<Operation[]> = fc.array(
  fc.record({
    isA: fc.boolean(),
    door: fc.constantFrom(...doors),
    ending: fc.constantFrom(...endings),
  }),
  { minLength: operations, maxLength: operations },
);

/** The workspaces of all rows the transaction can see, where every row shows one. */
const seen = sql`
  select workspace_id as id from messages union select workspace_id from contacts
  union select workspace_id from numbers union select workspace_id from members
  union select id from workspaces`;

test("one connection serves A and B in turn, through errors and aborts, and keeps nothing (T-05)", async () => {
  const { database, admin, a, b } = world();
  for (const { id } of [a, b]) {
    await admin`update numbers set provider_account_id = ${accountOf(id)} where workspace_id = ${id}`;
  }
  const db = connect(database.appUrl, { max: 1 });
  try {
    await fc.assert(
      fc.asyncProperty(script, async (operations) => {
        const all = operations.map((operation) =>
          run(db, operation.isA ? a : b, operation).then(() => leftBehind(db)),
        );
        for (const left of await Promise.all(all)) expect(left).toEqual({ settings: "", rows: 0 });
      }),
      { numRuns: 1, seed: 20_261_121 },
    );
  } finally {
    await db.close();
  }
});

/** Meta's ids are digits. */
function accountOf(workspaceId: string): string {
  return BigInt(`0x${workspaceId.replaceAll("-", "").slice(-16)}`).toString();
}

/** One transaction: it must see its own workspace and no other, however it then ends. */
async function run(db: Database, workspace: FilledWorkspace, { door, ending }: Operation) {
  const owners: string[] = [];
  const work = async (tx: Parameters<Parameters<typeof inClaim>[1]>[0]) => {
    const rows = await tx.execute<{ id: string }>(seen);
    owners.push(...rows.map(({ id }) => id));
    if (ending === "throws") throw new Error("thrown on purpose");
    if (ending === "rolls back") tx.rollback();
    if (ending === "fails in SQL") await tx.execute(sql`select 1 / 0`);
    if (ending === "fails in a savepoint") {
      await tx.transaction((inner) => inner.execute(sql`select 1 / 0`)).catch(() => undefined);
    }
  };
  const open = {
    workspace: () => inWorkspace(db, workspace.as("agent"), work),
    user: () => inUser(db, workspace.users.agent.id, work),
    endpoint: () => inEndpoint(db, workspace.number.id, work),
    app: () => inProviderId(db, accountOf(workspace.id), work),
    claim: () => inClaim(db, work),
  };
  const outcome = await open[door]().then(
    () => "done",
    () => "undone",
  );
  const isDone = ending === "commits" || ending === "fails in a savepoint";
  expect(outcome).toBe(isDone ? "done" : "undone");
  expect(owners).toEqual(door === "claim" ? [] : [workspace.id]);
}

/** What whoever gets the connection next, outside any transaction, would find. */
async function leftBehind(db: Database) {
  const [row] = await db.sql<{ settings: string; rows: number }[]>`
    select concat(current_setting('app.workspace_id', true), current_setting('app.user_id', true),
      current_setting('app.number_id', true), current_setting('app.provider_id', true),
      current_setting('app.claim', true)) as settings,
      (select count(*) from messages)::int + (select count(*) from jobs)::int as rows`;
  return row;
}
