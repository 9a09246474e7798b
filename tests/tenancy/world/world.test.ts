import { expect, test } from "vitest";
import { columnsWithoutCanary } from "./canaries.ts";
import { useWorld } from "./create-world.ts";

const world = useWorld();

test("both workspaces have a row in every table, so that no test passes on an empty one", async () => {
  const { admin, tables, a, b } = world();
  expect(tables.length).toBeGreaterThan(15);
  for (const workspace of [a, b]) {
    for (const { name, column } of tables) {
      const rows = await admin.unsafe(`select 1 from ${name} where ${column} = '${workspace.id}'`);
      expect(rows.length, name).toBeGreaterThan(0);
    }
  }
});

test("every text column holds its workspace's canary, but for words of fixed lists", async () => {
  const { admin, tables, a, b } = world();
  const words = [
    "conversation_events.data",
    "conversations.pace",
    "media.mime_type",
    "numbers.verify_token_hash",
    "views.filter",
    "workspace_keys.kid",
    "workspaces.slug",
  ];
  for (const { id, canary } of [a, b]) {
    expect(await columnsWithoutCanary(admin, tables, id, canary)).toEqual(words);
  }
});

test("the other workspace is known by its canary, its slug, its addresses and all its ids", () => {
  const { b, marksOfB } = world();
  const { owner } = b.users;
  for (const mark of [
    b.canary,
    b.slug,
    b.id,
    b.conversationId,
    b.number.id,
    owner.id,
    owner.email,
  ]) {
    expect(marksOfB).toContain(mark);
  }
});
