import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type Database, pgErrorCode } from "@parley/db/client";
import { DomainError } from "@parley/domain/errors";
import { can, type Permission, permissions, roles } from "@parley/domain/permissions";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import { receiveWebhooks } from "@parley/testkit/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgedWebhook, operations as inside, type Known, scopeFor } from "./matrix/operations.ts";
import { outsideOperations } from "./matrix/outside-operations.ts";
import { checksumOf } from "./world/checksum.ts";
import { useWorld } from "./world/create-world.ts";
import { coreDeps } from "./world/fill-workspace.ts";

const world = useWorld();
const operations = { ...inside, ...outsideOperations };
const walls = ["both walls", "the code alone"] as const;

/** Commands and queries that procedures run: the sweep of the matrix is their test. */
const ofProcedures = [
  ...["archiveConversation", "assignConversation", "closeConversation", "countConversations"],
  ...["countUnreadConversations", "deleteView", "getConversation", "listAssignments"],
  ...["listConversations", "listConversationsByIds", "listMembers", "listMessageChanges"],
  ...["listMessages", "listNumbers", "listTemplates", "listViews", "markConversationRead"],
  ...["markConversationUnread", "refreshTemplates", "reopenConversation", "retryMessage"],
  ...["saveView", "sendMessage", "sendTemplate", "sendText"],
  ...["setContactBlocked", "settleUnconfirmed", "showTyping"],
  ...["getContact", "renameContact", "setContactMarketing", "setContactMetadata"],
  ...["createTag", "listTags", "tagContact", "untagContact", "addNote", "deleteNote", "editNote"],
  ...["listNotes", "countUnreadNotifications", "listNotifications", "markNotificationsRead"],
  ...["takeOverConversation", "resumeAutomation", "deleteConversation", "listHistory"],
  ...["listShared"],
];

/** By name: a command or query, and a function that runs some of them around a call to the outside. */
const exported = [
  /export const (\w+)[^=;]* = (?:command|query)\b/g,
  /export (?:async )?function (\w+)\(\s*deps: \w*Deps,\s*scope:/g,
];

test("every command and query of the core is a procedure's or in the table (T-01)", () => {
  const core = join(import.meta.dirname, "../../packages/core/src");
  const files = readdirSync(core, { recursive: true, encoding: "utf8" });
  const found = files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(core, file), "utf8"))
    .flatMap((source) => exported.flatMap((pattern) => [...source.matchAll(pattern)]))
    .map(([, name]) => name);
  expect(found.sort()).toEqual([...ofProcedures, ...Object.keys(operations)].sort());
});

describe.each(walls)("behind %s", (wall) => {
  let db: Database;
  let ofB: Known;

  beforeAll(async () => {
    const { database } = world();
    db = wall === "both walls" ? database.db : connect(database.adminUrl, { max: 2 });
    ofB = await readKnown(walls.indexOf(wall));
  });
  afterAll(async () => {
    if (wall === "the code alone") await db.close();
  });

  test.each(Object.entries(operations))(
    "%s with B's ids in A's scope changes nothing of B (T-01, T-03)",
    async (_, { permission, run, ends }) => {
      const before = await checksumOfB();
      const scope = scopeFor(permission, world().a);
      const ending = await run(coreDeps(db), scope, world(), ofB).then(() => "through", nameOf);
      expect(ending).toBe(ends);
      expect(await checksumOfB()).toEqual(before);
      await forgetAddedMember();
    },
  );

  test("an authentic webhook of A that speaks of B's messages and people changes nothing of B (T-21)", async () => {
    const { a, b, admin } = world();
    await admin`delete from jobs`;
    const before = await checksumOfB();
    await receiveWebhooks(db, a, ...forgedWebhook(a, b, ofB));
    expect(await checksumOfB()).toEqual(before);
    const taken = await admin`
      select m.workspace_id from messages m join contact_identities i
        on i.workspace_id = m.workspace_id and i.value = ${ofB.customer}
      where m.provider_message_id = ${ofB.providerMessageId} and m.workspace_id <> ${b.id}`;
    expect(taken).toEqual([{ workspace_id: a.id }]);
    const reasons = await admin`
      select distinct reason from dead_letters
      where workspace_id = ${a.id} and reason = 'foreign_number'`;
    expect(reasons).toHaveLength(1);
  });
});

const denied = (Object.keys(permissions) as Permission[]).flatMap((permission) =>
  [...roles, "provider" as const, "system" as const]
    .filter((holder) => !can(holder, permission))
    .map((holder) => [permission, holder] as const),
);

describe("permissions are asked before anything is read or written (T-06)", () => {
  const guarded = Object.entries(operations).flatMap(([name, operation]) =>
    denied
      .filter(([permission]) => permission === operation.permission)
      .map(([, holder]) => [name, holder, operation] as const),
  );

  test.each(guarded)("%s is denied to the %s", async (_, holder, { run }) => {
    const { a, admin, tables, database } = world();
    const before = await checksumOf(admin, tables, a.id);
    const scope = scopeOfHolder(holder);
    const known = await readKnown();
    const ending = await run(coreDeps(database.db), scope, world(), known).then(
      () => "through",
      nameOf,
    );
    expect(ending).toBe("permission.denied");
    expect(await checksumOf(admin, tables, a.id)).toEqual(before);
  });

  function scopeOfHolder(holder: (typeof denied)[number][1]): WorkspaceScope {
    const { a } = world();
    if (holder === "provider") return a.webhookScope;
    if (holder !== "system") return a.as(holder);
    return mintScope({ workspaceId: a.id, actor: { kind: "system", name: "worker.test" } });
  }
});

function checksumOfB() {
  const { admin, tables, b } = world();
  return checksumOf(admin, tables, b.id);
}

/** The account of B's owner now belongs to A too, which is A's right; undone for the next case. */
async function forgetAddedMember(): Promise<void> {
  const { admin, a, b } = world();
  await admin`delete from members where workspace_id = ${a.id} and user_id = ${b.users.owner.id}`;
}

/** The `nth` of B's customers, attempts and provider ids: what was taken once proves nothing again. */
async function readKnown(nth = 0): Promise<Known> {
  const { admin, b } = world();
  const one = (columns: string, table: string, where = "true") =>
    admin.unsafe(`select ${columns} from ${table} where workspace_id = '${b.id}' and ${where}
      order by id offset ${nth} limit 1`);
  const [[identity], [attempt], [message], [job]] = await Promise.all([
    one("value", "contact_identities"),
    one("id, message_id", "send_attempts"),
    one("provider_message_id", "messages", "provider_message_id is not null"),
    admin`select id, key from jobs where workspace_id = ${b.id} and queue = 'send' limit 1`,
  ]);
  if (!(identity && attempt && message)) throw new Error("B has too few rows to be named");
  return {
    customer: identity.value,
    attemptId: attempt.id,
    messageId: attempt.message_id,
    providerMessageId: message.provider_message_id,
    job: job === undefined ? { id: b.id, key: b.conversationId } : { id: job.id, key: job.key },
  };
}

function nameOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  const code = pgErrorCode(error);
  if (code !== null) return code;
  if (error instanceof Error && error.message.endsWith("is gone")) return "gone";
  return error instanceof Error ? error.name : "unknown";
}
