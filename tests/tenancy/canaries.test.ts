import { appRouter } from "@parley/api/routers";
import { createSessions } from "@parley/auth/sessions";
import { publicationsOf, takeChanges } from "@parley/core/outbox";
import { connect } from "@parley/db/client";
import { roles } from "@parley/domain/permissions";
import { metaWebhook, signMetaWebhook, testPassword } from "@parley/testkit/factories";
import { describe, expect, test } from "vitest";
import { matrix } from "./matrix/matrix.ts";
import {
  type Call,
  localConnection,
  mounts,
  openGateway,
  realtimeSecret,
  recordingLog,
} from "./matrix/mounts.ts";
import { marksIn } from "./world/canaries.ts";
import { useWorld } from "./world/create-world.ts";

const world = useWorld();
const { procedures } = (
  appRouter as unknown as { _def: { procedures: Record<string, { _def: { type: Call["kind"] } }> } }
)._def;

/** What is planted and must stay inside, in clear, as hex and as Base64. */
function secrets(): string[] {
  const { a, b } = world();
  const planted = [a, b].flatMap(({ number: { appSecret, accessToken, verifyToken }, twilio }) => [
    ...[appSecret, accessToken, verifyToken, twilio.authToken],
  ]);
  return [...planted, testPassword, realtimeSecret].flatMap((secret) => [
    secret,
    Buffer.from(secret).toString("hex"),
    Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1),
  ]);
}

async function tokenFor(workspace = world().a, role: (typeof roles)[number] = "owner") {
  const { id, email } = workspace.users[role];
  return createSessions(world().database.db).create({ id, email, fullName: role });
}

describe.each(mounts)("$name", (mount) => {
  test("no answer and no log line holds B's marks or any secret (T-14, T-24, T-68)", async () => {
    const { database, admin, a, marksOfB } = world();
    const lines: string[] = [];
    const door = mount.open(database.db, { log: recordingLog(lines) });
    const hidden = [...secrets(), "argon2id"];
    for (const [path, { _def: definition }] of Object.entries(procedures)) {
      const { token } = await tokenFor();
      const input = matrix[path]?.input(a);
      await matrix[path]?.prepare?.(admin, a);
      const call = { path, kind: definition.type, input, token, slug: a.slug };
      const { status, text } = await door.call(call);
      expect(status, path).toBe(200);
      expect(marksIn(text, [...marksOfB, ...hidden]), path).toEqual([]);
      expect(marksIn(lines.join(), [token]), path).toEqual([]);
    }
    expect(lines.length).toBeGreaterThan(Object.keys(procedures).length - 1);
    expect(marksIn(lines.join(), [...marksOfB, ...hidden])).toEqual([]);
    expect(marksIn(lines.join(), [a.canary, a.users.owner.email])).toEqual([]);
  });

  test("a failure nobody expected is logged without what it stumbled over (T-69)", async () => {
    const { database, a } = world();
    const lines: string[] = [];
    const { token } = await tokenFor();
    const broken = connect(database.appUrl, { max: 1 });
    await broken.close();
    const door = mount.open(broken, { log: recordingLog(lines) });
    const email = "person@secret.example";
    const input = { email, password: testPassword };
    const call = { path: "account.logIn", kind: "mutation" as const, input, token: null };
    const { status, text } = await door.call(call);
    expect(status).toBe(500);
    expect(text).toContain("something failed on our side (request the-request)");
    const all = lines.join() + text;
    expect(marksIn(all, [...secrets(), token, email, a.canary, "postgres://", "select "])).toEqual(
      [],
    );
    expect(lines.join()).toContain('"level":50');
  });
});

test("webhooks leave no secret, body or verify token in the log (T-68)", async () => {
  const { database, a, b } = world();
  const lines: string[] = [];
  const app = openGateway(database.db, { log: recordingLog(lines) });
  const url = `/webhooks/meta/${a.number.id}`;
  const shake = `hub.mode=subscribe&hub.challenge=1&hub.verify_token=${a.number.verifyToken}`;
  expect((await app.request(`${url}?${shake}`)).status).toBe(200);
  const message = { text: `private words ${a.canary}` };
  const webhook = metaWebhook(a.number.providerNumberId, { messages: [message] });
  for (const [secret, status] of [
    [a.number.appSecret, 200],
    [b.number.appSecret, 401],
  ] as const) {
    const { bytes, signature } = signMetaWebhook(webhook, secret);
    const headers = { "x-hub-signature-256": signature };
    const init = { method: "POST", body: new Uint8Array(bytes), headers };
    expect((await app.request(url, init, localConnection)).status).toBe(status);
  }
  expect(lines.length).toBe(3);
  expect(marksIn(lines.join(), [...secrets(), "private words", "sha256="])).toEqual([]);
});

test("a dump of every table shows no secret and no session, only their seals and hashes (T-61, T-66)", async () => {
  const { admin } = world();
  const { token } = await tokenFor();
  const tables = await admin<{ name: string }[]>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  expect(tables.length).toBeGreaterThan(19);
  for (const { name } of tables) {
    const rows = await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    const dump = rows.map(({ row }) => row).join("\n");
    expect(marksIn(dump, [...secrets(), token]), name).toEqual([]);
    if (name === "public.sessions") expect(dump).toMatch(/[0-9a-f]{64}/);
  }
});

test("publications are pointers on the workspace's own channels, without content (T-14)", async () => {
  const { database, a, b } = world();
  const batches = await takeChanges(database.db, []);
  expect(new Set(batches.map(({ workspaceId }) => workspaceId))).toEqual(new Set([a.id, b.id]));
  for (const batch of batches) {
    const other = batch.workspaceId === a.id ? b : a;
    const theirs = [other.id, other.conversationId, other.closedConversationId];
    for (const publication of publicationsOf(batch)) {
      expect(publication.channel.split(":")[1]).toBe(batch.workspaceId);
      const text = JSON.stringify(publication);
      expect(marksIn(text, [a.canary, b.canary, ...theirs])).toEqual([]);
    }
  }
});

test.each(roles)(
  "the %s's realtime token allows listening in its workspace and nothing else (T-23)",
  async (role) => {
    const { database, a, marksOfB } = world();
    const [mount] = mounts;
    const { token } = await tokenFor(a, role);
    const call = { path: "realtime.token", kind: "mutation" as const, token, slug: a.slug };
    const answer = await mount?.open(database.db).call(call);
    const jwt: string = JSON.parse(answer?.text ?? "").result.data.json.token;
    const claims = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
    const { id } = a.users[role];
    expect(claims).toEqual({
      "x-ably-capability": expect.any(String),
      "x-ably-clientId": id,
      "x-ably-revocation-key": `${a.id}:${id}`,
      iat: expect.any(Number),
      exp: claims.iat + 30 * 60,
    });
    expect(JSON.parse(claims["x-ably-capability"])).toEqual({
      [`inbox:${a.id}`]: ["subscribe"],
      [`conv:${a.id}:*`]: ["subscribe", "presence"],
      [`user:${a.id}:${id}`]: ["subscribe"],
      ...(role !== "agent" && { [`ops:${a.id}`]: ["subscribe"] }),
    });
    expect(marksIn(JSON.stringify(claims), marksOfB)).toEqual([]);
  },
);
