import { useTestDatabase } from "@parley/testkit/database";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { begin, connect, type Tx } from "./index.ts";

const database = useTestDatabase();
const opening = "select set_config('app.workspace_id', 'opened', true) as workspace";

test("the opening statement runs inside the transaction, and its row is handed over", async () => {
  const seen = await begin(database().db.sql, opening, async (tx, row) => [
    row.workspace,
    await tx.execute(sql`select current_setting('app.workspace_id') as workspace`),
  ]);
  expect(seen).toEqual(["opened", [{ workspace: "opened" }]]);
});

test("a statement that comes after the end of its transaction runs nowhere, least of all in another's (T-01)", async () => {
  const late: Tx[] = [];
  const failed = begin(database().db.sql, opening, async (tx) => {
    late.push(tx);
    throw new Error("given up");
  });
  await expect(failed).rejects.toThrow("given up");
  await begin(database().db.sql, opening, async (tx) => void late.push(tx));
  expect(late).toHaveLength(2);
  for (const tx of late) {
    await expect(tx.execute(sql`select 1`)).rejects.toMatchObject({
      cause: { code: "TRANSACTION_ENDED" },
    });
  }
});

test("a statement of a savepoint that was undone does not run in what follows it (F-80)", async () => {
  await begin(database().db.sql, opening, async (outer) => {
    const late: Tx[] = [];
    const undone = outer.transaction(async (inner) => {
      late.push(inner);
      await inner.execute(sql`select 1 / 0`);
    });
    await expect(undone).rejects.toMatchObject({ cause: { code: "22012" } });
    await expect(late[0]?.execute(sql`select 1 / 0`)).rejects.toMatchObject({
      cause: { code: "TRANSACTION_ENDED" },
    });
    expect(await outer.execute(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });
});

test("a transaction that only reads cannot write", async () => {
  const written = begin(
    database().db.sql,
    opening,
    (tx) => tx.execute(sql`create temporary table kept ()`),
    { readOnly: true },
  );
  await expect(written).rejects.toMatchObject({ cause: { code: "25006" } });
});

test("transactions whose end is not awaited follow each other on one connection, each in its own context (T-01)", async () => {
  const client = connect(database().appUrl, { max: 1 });
  const readIn = (place: number) =>
    begin(
      client.sql,
      `select set_config('app.workspace_id', '${place}', true)`,
      (tx) =>
        tx.execute<{ place: string }>(sql`select current_setting('app.workspace_id') as place`),
      { readOnly: true },
    );
  const places = Array.from({ length: 40 }, (_, index) => index);
  const together = await Promise.all(places.map(readIn));
  expect(together.map(([row]) => Number(row?.place))).toEqual(places);
  const after: string[] = [];
  for (const place of places) after.push((await readIn(place))[0]?.place ?? "");
  expect(after.map(Number)).toEqual(places);
  await client.close();
});

test("what a transaction wrote is there although its end was not awaited", async () => {
  const client = connect(database().appUrl, { max: 1 });
  const kept = sql`create temporary table kept as select 7 as n`;
  await begin(client.sql, opening, (tx) => tx.execute(kept), { isEndAwaited: false });
  expect(await client.sql`select n from kept`).toEqual([{ n: 7 }]);
  await client.close();
});
