import { useTestDatabase } from "@parley/testkit/database";
import postgres from "postgres";
import { expect, test } from "vitest";
import { catalogueFindings } from "./catalogue-findings.ts";

const database = useTestDatabase();

/** The findings once the statement has been run, of which nothing stays. */
async function findingsAfter(statement: string): Promise<string[]> {
  const sql = postgres(database().adminUrl, { max: 1, onnotice: () => undefined });
  const undo = new Error("nothing stays");
  let findings: string[] = [];
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(statement);
      const within = Object.assign(tx, { begin: tx.savepoint });
      findings = await catalogueFindings(within as unknown as postgres.Sql);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  } finally {
    await sql.end();
  }
  return findings;
}

test("the migrated database keeps every tenancy rule (T-02)", async () => {
  expect(await findingsAfter("select 1")).toEqual([]);
});

test.each([
  ["create table memos (id uuid primary key)", "memos: has no workspace_id"],
  [
    "create table memos (workspace_id uuid not null, id uuid not null, primary key (workspace_id, id))",
    "memos: row-level security is off",
  ],
  [
    "create schema side create table memos (id int)",
    "side.memos: a table outside the schema public",
  ],
  [
    "create materialized view everything as select * from messages",
    "everything: of a kind that row-level security does not bind",
  ],
  ["alter table contacts disable row level security", "contacts: row-level security is off"],
  [
    "alter table contacts no force row level security",
    "contacts: row-level security does not bind the owner",
  ],
  ["drop policy tenant on contacts", "contacts: has no tenant policy"],
  [
    "alter policy tenant on contacts with check (true)",
    "contacts.tenant: the policy is not the one written down",
  ],
  [
    "alter policy tenant on contacts using (true)",
    "contacts: rows are visible outside any workspace",
  ],
  [
    "create policy anyone on contacts for select using (true)",
    "contacts.anyone: a policy nobody wrote down",
  ],
  ["drop policy claim on jobs", "jobs.claim: the policy is gone; remove its exception"],
  [
    "alter table dead_letters drop constraint dead_letters_workspace_id_id_pk",
    "dead_letters: has no primary key",
  ],
  [
    "alter table dead_letters drop constraint dead_letters_workspace_id_id_pk, add primary key (id)",
    "dead_letters: the primary key does not begin with the workspace",
  ],
  [
    "create unique index wamid on messages (provider_message_id)",
    "wamid: unique across workspaces, so one learns what another has",
  ],
  [
    "alter table messages add constraint via_number foreign key (number_id) references numbers (id)",
    "via_number: may point into another workspace",
  ],
  [
    "alter table messages add constraint by_author foreign key (author_user_id) references users (id)",
    "by_author: leads out of the tenant",
  ],
  ["alter role parley_app bypassrls", "parley_app: has powers an application must not have"],
  [
    "create role rogue createrole in role parley_app",
    "rogue: has powers an application must not have",
  ],
  [
    "create role rogue in role parley_app; alter table contacts owner to rogue",
    "contacts: belongs to a role of the application",
  ],
  ["grant pg_read_all_data to parley_app", "parley_app: is also a member of pg_read_all_data"],
  [
    "create function peek() returns bigint language sql security definer as 'select count(*) from messages'",
    "peek: a function that runs with its owner's rights",
  ],
  [
    "create view everything as select * from messages",
    "everything: a view that reads with its owner's rights",
  ],
  ["grant delete on audit_entries to parley_app", "audit_entries: the application may DELETE"],
  ["grant update on audit_entries to public", "audit_entries: the application may UPDATE"],
  ["grant truncate on jobs to parley_app", "jobs: the application may TRUNCATE"],
  ["grant create on schema public to parley_app", "public: the application may CREATE"],
  [
    "alter table contacts add column notes text",
    "contacts.notes text: in the database, not in the code",
  ],
  [
    "alter table contacts alter column name type varchar(50)",
    "contacts.name text: in the code, not in the database",
  ],
])("after «%s» the catalogue says «%s» (T-02)", async (fault, finding) => {
  const rows = "insert into workspaces (id, slug, name) values (gen_random_uuid(), 'some', 'Some')";
  const contact = `insert into contacts (workspace_id, id) select id, gen_random_uuid() from workspaces`;
  expect(await findingsAfter(`${rows}; ${contact}; ${fault}`)).toContain(finding);
});
