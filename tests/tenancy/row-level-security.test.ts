import { begin, pgErrorCode } from "@parley/db/client";
import { inClaim, inEndpoint, inProviderId, inUser, inWorkspace } from "@parley/db/scope";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { checksumOf } from "./world/checksum.ts";
import { useWorld } from "./world/create-world.ts";

const world = useWorld();
const refused = "42501";
const noSuchParent = "23503";

/** Runs raw SQL, which says nothing of a workspace, in a transaction of workspace A. */
function inA(statement: string): Promise<Record<string, unknown>[]> {
  const { database, a } = world();
  return inWorkspace(database.db, a.as("owner"), (tx) => tx.execute(sql.raw(statement)));
}

/** Writes behind one of the read-only doors, as if somebody had opened it for writing. */
function writeAs(setting: string, value: string) {
  const opening = `select set_config('${setting}', '${value}', true)`;
  return (statement: string) =>
    begin(world().database.db.sql, opening, (tx) => tx.execute(sql.raw(statement)));
}

function codeOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(() => "allowed", pgErrorCode);
}

/** B's rows, which must be the same after everything A tries. */
function checksumOfB() {
  const { admin, tables, b } = world();
  return checksumOf(admin, tables, b.id);
}

describe("row-level security alone, with no workspace named in the statement (T-02)", () => {
  test("a transaction of A sees rows in every table, and every one of them is A's", async () => {
    const { tables, a } = world();
    for (const { name, column } of tables) {
      const owners = await inA(`select distinct ${column} as owner from ${name}`);
      expect(owners, name).toEqual([{ owner: a.id }]);
    }
  });

  test("naming B in the statement finds nothing either", async () => {
    const { tables, b } = world();
    for (const { name, column } of tables) {
      expect(await inA(`select 1 from ${name} where ${column} = '${b.id}'`), name).toEqual([]);
    }
  });

  test("a row cannot be moved to B (T-04)", async () => {
    const { tables, b } = world();
    const before = await checksumOfB();
    for (const { name, column } of tables) {
      const move = `update ${name} set ${column} = '${b.id}'`;
      expect(await codeOf(inA(move)), name).toBe(refused);
    }
    expect(await checksumOfB()).toEqual(before);
  });

  test("a row cannot be put into B (T-04)", async () => {
    const { tables, b } = world();
    const before = await checksumOfB();
    for (const { name, column } of tables) {
      const insert = `insert into ${name} (${column}) values ('${b.id}')`;
      expect(await codeOf(inA(insert)), name).toBe(refused);
    }
    expect(await checksumOfB()).toEqual(before);
  });

  test("a statement without a where reaches only A's rows", async () => {
    const { tables, database, a } = world();
    const before = await checksumOfB();
    for (const { name, column } of tables.filter(({ name }) => name !== "audit_entries")) {
      const touch = `update ${name} set ${column} = ${column} returning ${column} as owner`;
      const owners = (await inA(touch)).map(({ owner }) => owner);
      expect([...new Set(owners)], name).toEqual([a.id]);
      let gone: unknown[] = [];
      const removal = inWorkspace(database.db, a.as("owner"), async (tx) => {
        gone = await tx.execute(sql.raw(`delete from ${name} returning ${column} as owner`));
        tx.rollback();
      });
      // A foreign key may forbid it as well; either way the transaction is undone.
      await removal.catch(() => undefined);
      expect(gone.filter((row) => (row as { owner: string }).owner !== a.id)).toEqual([]);
    }
    expect(await checksumOfB()).toEqual(before);
  });

  test("audit entries are added and read, never changed or removed, not even one's own", async () => {
    expect(await codeOf(inA("update audit_entries set action = 'nothing'"))).toBe(refused);
    expect(await codeOf(inA("delete from audit_entries"))).toBe(refused);
    expect(await codeOf(inA("truncate audit_entries"))).toBe(refused);
  });
});

describe("the doors of row-level security open no further than they should (T-02)", () => {
  /** The tables in which the transaction sees anything. */
  async function visible(see: (statement: string) => Promise<unknown[]>): Promise<string[]> {
    const names: string[] = [];
    for (const { name } of world().tables) {
      if ((await see(`select 1 from ${name} limit 1`)).length > 0) names.push(name);
    }
    return names;
  }

  test("the claim sees work and no content", async () => {
    const { db } = world().database;
    const seen = await visible((text) => inClaim(db, (tx) => tx.execute(sql.raw(text))));
    expect(seen).toEqual(["jobs", "list_streams", "outbox"]);
  });

  test("a person sees their own memberships and the workspaces of these", async () => {
    const { database, a } = world();
    const { id } = a.users.agent;
    const see = (text: string) => inUser(database.db, id, (tx) => tx.execute(sql.raw(text)));
    const change = writeAs("app.user_id", id);
    expect(await visible(see)).toEqual(["members", "workspaces"]);
    expect(await see("select user_id from members")).toEqual([{ user_id: id }]);
    expect(await see("select id from workspaces")).toEqual([{ id: a.id }]);
    const rename = "update workspaces set name = 'mine' returning 1";
    expect(await change(rename)).toEqual([]);
    const promote = "update members set role = 'owner' returning 1";
    expect(await change(promote)).toEqual([]);
  });

  test("the webhook's address shows its one number, and changes nothing", async () => {
    const { database, a } = world();
    const see = (text: string) =>
      inEndpoint(database.db, a.number.id, (tx) => tx.execute(sql.raw(text)));
    const change = writeAs("app.number_id", a.number.id);
    expect(await visible(see)).toEqual(["numbers"]);
    expect(await see("select id from numbers")).toEqual([{ id: a.number.id }]);
    expect(await change("update numbers set is_active = false returning 1")).toEqual([]);
  });

  test("an id at Meta shows the active numbers that have it, and changes nothing", async () => {
    const { database, admin, a } = world();
    await admin`update numbers set provider_account_id = '700001' where id = ${a.number.id}`;
    const see = (text: string, id = "700001") =>
      inProviderId(database.db, id, (tx) => tx.execute(sql.raw(text)));
    const change = writeAs("app.provider_id", "700001");
    expect(await visible(see)).toEqual(["numbers"]);
    expect(await see("select id from numbers")).toEqual([{ id: a.number.id }]);
    expect(await see("select id from numbers", "700002")).toEqual([]);
    expect(await change("update numbers set is_active = false returning 1")).toEqual([]);
    await admin`update numbers set is_active = false where id = ${a.number.id}`;
    expect(await see("select id from numbers")).toEqual([]);
    await admin`update numbers set is_active = true where id = ${a.number.id}`;
  });
});

describe("composite foreign keys alone, as a superuser to whom no policy applies (T-03, A-34)", () => {
  type Key = { table: string; name: string; column: string; target: string };

  async function keysBetweenTenantTables(): Promise<Key[]> {
    return world().admin<Key[]>`
      select k.conrelid::regclass::text as table, k.conname as name, a.attname as column,
        k.confrelid::regclass::text as target
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
      where k.contype = 'f' and k.connamespace = 'public'::regnamespace
        and array_length(k.conkey, 1) = 2`;
  }

  test("no row of A can point at a parent of B", async () => {
    const { admin, a, b } = world();
    const before = await checksumOfB();
    const keys = await keysBetweenTenantTables();
    expect(keys.length).toBeGreaterThan(8);
    for (const { table, name, column, target } of keys) {
      const point = admin.begin(async (tx) => {
        await tx`set constraints all immediate`;
        await tx.unsafe(
          `update ${table} set ${column} = (select id from ${target} where workspace_id = '${b.id}' limit 1)
           where ctid = (select ctid from ${table} where workspace_id = '${a.id}' limit 1)`,
        );
      });
      expect(await codeOf(point), name).toBe(noSuchParent);
    }
    expect(await checksumOfB()).toEqual(before);
  });
});

describe("the application's login (T-02)", () => {
  test("it cannot become another role, nor switch row-level security off", async () => {
    const { database, admin } = world();
    const login = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
    try {
      expect(await codeOf(login`set role postgres`.execute())).toBe(refused);
      expect(await codeOf(login`alter table messages disable row level security`)).toBe(refused);
      expect(await codeOf(login`create table mine (id int)`)).toBe(refused);
      await login`set row_security = off`;
      expect(await codeOf(login`select * from messages`)).toBe(refused);
    } finally {
      await login.end();
    }
    expect((await admin`select 1 from messages limit 1`).length).toBe(1);
  });
});
