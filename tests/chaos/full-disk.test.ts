import { messages, webhookEvents } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  storeWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import postgres from "postgres";
import { expect, test } from "vitest";

const database = useTestDatabase();

/** Postgres answers every new row of the table as it does when its disk is full (SQLSTATE 53100), until `end`. */
async function fillDisk(table: "webhook_events" | "messages") {
  const sql = postgres(database().adminUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`
    create function no_room() returns trigger language plpgsql as $$ begin
      raise exception 'could not extend file: No space left on device' using errcode = '53100';
    end $$;
    create trigger no_room before insert on ${table} for each statement execute function no_room()`);
  return async () => {
    await sql`drop function no_room() cascade`;
    await sql.end();
  };
}

const stored = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    events: (await tx.select().from(webhookEvents)).map(({ state }) => state),
    messages: (await tx.select().from(messages)).length,
  }));

const hello = ({ number }: TestWorkspace) =>
  metaWebhook(number.providerNumberId, { messages: [{ text: "hello" }] });

test("with a full disk no webhook is acknowledged; with room again the next try is stored (F-70, R-08)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const end = await fillDisk("webhook_events");
  await expect(storeWebhooks(database().db, workspace, hello(workspace))).rejects.toThrow();
  await end();
  expect((await stored(workspace)).events).toEqual([]);
  await receiveWebhooks(database().db, workspace, hello(workspace));
  expect(await stored(workspace)).toEqual({ events: ["done"], messages: 1 });
});

test("what was acknowledged waits while the disk is full, is no dead letter, and is recorded after (F-70, I1)", async () => {
  const workspace = await createTestWorkspace(database().db);
  await storeWebhooks(database().db, workspace, hello(workspace));
  const end = await fillDisk("messages");
  await expect(receiveWebhooks(database().db, workspace)).rejects.toThrow();
  expect(await stored(workspace)).toEqual({ events: ["new"], messages: 0 });
  await end();
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.execute("update jobs set locked_by = null"),
  );
  await receiveWebhooks(database().db, workspace);
  expect(await stored(workspace)).toEqual({ events: ["done"], messages: 1 });
});
