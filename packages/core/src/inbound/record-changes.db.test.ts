import { deadLetters, jobs, media, messages, webhookEvents } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaChange,
  metaWebhook,
  newWamid,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";

const database = useTestDatabase();
const customer = "4915112345678";
const seconds = (at: Date) => String(Math.floor(+at / 1000));
const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 10, minute));

const receive = (workspace: TestWorkspace, ...bodies: unknown[]) =>
  receiveWebhooks(database().db, workspace, ...bodies);

/** Text that must be nowhere once its author took it back. */
const secret = "the secret word";

const text = (workspace: TestWorkspace, id: string) =>
  metaWebhook(workspace.number.providerNumberId, { messages: [{ id, text: secret, at: at(0) }] });

const changeOf = (workspace: TestWorkspace, minute: number, raw: Record<string, unknown>) =>
  metaWebhook(workspace.number.providerNumberId, { messages: [{ at: at(minute), raw }] });

const edit = (workspace: TestWorkspace, target: string, minute: number, body: string) =>
  changeOf(workspace, minute, {
    type: "edit",
    edit: { original_message_id: target, message: { type: "text", text: { body } } },
  });

const revoke = (workspace: TestWorkspace, target: string) =>
  changeOf(workspace, 9, { type: "revoke", revoke: { original_message_id: target } });

const echo = (workspace: TestWorkspace, id: string) =>
  metaChange(workspace.number, "smb_message_echoes", {
    message_echoes: [
      {
        ...{ from: "15550783881", to: customer, id, type: "text", text: { body: secret } },
        timestamp: seconds(at(0)),
      },
    ],
  });

const status = (workspace: TestWorkspace, id: string, word: string, parts: object = {}) =>
  metaChange(workspace.number, "messages", {
    statuses: [{ id, status: word, timestamp: seconds(at(5)), recipient_id: customer, ...parts }],
  });

const stored = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => ({
    messages: await tx.select().from(messages),
    media: await tx.select().from(media),
    jobs: (await tx.select().from(jobs)).map(({ queue, key }) => ({ queue, key })),
    letters: await tx.select().from(deadLetters),
    events: await tx.select().from(webhookEvents),
  }));

/** Everything of a workspace that could still hold a text. */
async function allTextOf(workspace: TestWorkspace): Promise<string> {
  const { events, ...rest } = await stored(workspace);
  return JSON.stringify(rest) + events.map(({ body }) => body.toString()).join();
}

test("an edit replaces what a message says; older and repeated ones change nothing (F-24)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newWamid();
  await receive(workspace, text(workspace, id));
  await receive(workspace, edit(workspace, id, 2, "newer"));
  const [first] = (await stored(workspace)).messages;
  expect(first).toMatchObject({ content: { type: "text", text: "newer" }, editedAt: at(2) });
  await receive(workspace, edit(workspace, id, 1, "older"), edit(workspace, id, 2, "newer"));
  expect((await stored(workspace)).messages).toEqual([first]);
});

test("an edited caption keeps its file (S0.6)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newWamid();
  const image = { id: "900", mime_type: "image/jpeg", caption: "before" };
  await receive(
    workspace,
    metaWebhook(workspace.number.providerNumberId, {
      messages: [{ id, at: at(0), raw: { type: "image", image } }],
    }),
  );
  const edited = { type: "image", image: { ...image, caption: "after" } };
  await receive(
    workspace,
    changeOf(workspace, 1, { type: "edit", edit: { original_message_id: id, message: edited } }),
  );
  const found = await stored(workspace);
  const { id: mediaId } = found.media[0]!;
  expect(found.messages).toMatchObject([{ content: { caption: "after", media: { mediaId } } }]);
});

test.each([
  ["text", "edit", "revoke"],
  ["text", "revoke", "edit"],
  ["edit", "text", "revoke"],
  ["edit", "revoke", "text"],
  ["revoke", "text", "edit"],
  ["revoke", "edit", "text"],
] as const)(
  "of %s, %s, %s a tombstone remains and no text anywhere (F-24, S4.19, P-10)",
  async (...order) => {
    const workspace = await createTestWorkspace(database().db);
    const id = newWamid();
    const bodies = {
      text: text(workspace, id),
      edit: edit(workspace, id, 1, secret),
      revoke: revoke(workspace, id),
    };
    for (const kind of order) await receive(workspace, bodies[kind]);
    expect(await allTextOf(workspace)).not.toContain(secret);
    await receive(workspace, bodies.text);
    const found = await stored(workspace);
    expect(found.messages).toMatchObject([{ content: { type: "deleted" } }]);
    expect(found.messages[0]?.deletedAt).toEqual(at(9));
    expect(await allTextOf(workspace)).not.toContain(secret);
  },
);

test("message, edit and revocation in one batch end as a tombstone (F-24)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newWamid();
  const sent = [revoke(workspace, id), edit(workspace, id, 1, secret), text(workspace, id)];
  await receive(workspace, ...sent);
  expect((await stored(workspace)).messages).toMatchObject([{ content: { type: "deleted" } }]);
  expect(await allTextOf(workspace)).not.toContain(secret);
});

test("revoking erases the file by a job, and a repetition changes nothing (S4.19, P-10)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newWamid();
  const document = { id: "900", mime_type: "application/pdf", filename: secret };
  const raw = { type: "document", document, referral: { headline: secret } };
  await receive(
    workspace,
    metaWebhook(workspace.number.providerNumberId, { messages: [{ id, at: at(0), raw }] }),
  );
  await receive(workspace, revoke(workspace, id));
  const found = await stored(workspace);
  const mediaId = found.media[0]?.id;
  expect(found.media).toMatchObject([{ state: "erased", filename: null, providerMediaId: null }]);
  expect(found.jobs).toEqual([
    { queue: "media", key: mediaId },
    { queue: "media", key: mediaId },
  ]);
  expect(await allTextOf(workspace)).not.toContain(secret);
  await receive(workspace, revoke(workspace, id));
  const again = await stored(workspace);
  expect([again.messages, again.media, again.jobs]).toEqual([
    found.messages,
    found.media,
    found.jobs,
  ]);
});

test("an edit or a revocation of an unknown message is parked, of another number's it is foreign (P-10, T-21)", async () => {
  const [mine, theirs] = [
    await createTestWorkspace(database().db),
    await createTestWorkspace(database().db),
  ];
  const id = newWamid();
  await receive(theirs, text(theirs, id));
  await receive(mine, revoke(mine, id), edit(mine, id, 1, "x"), revoke(theirs, id));
  const { letters } = await stored(mine);
  expect(letters.map(({ reason }) => reason).toSorted()).toEqual([
    "foreign_number",
    "target_unknown",
    "target_unknown",
  ]);
  expect((await stored(theirs)).messages).toMatchObject([{ content: { text: secret } }]);
});

test("a message that the platform reports deleted becomes a tombstone, whenever it says so (S4.19)", async () => {
  for (const order of ["before", "after"]) {
    const workspace = await createTestWorkspace(database().db);
    const id = newWamid();
    const bodies = [echo(workspace, id), status(workspace, id, "deleted")];
    for (const body of order === "before" ? bodies.toReversed() : bodies)
      await receive(workspace, body);
    expect((await stored(workspace)).messages).toMatchObject([
      { content: { type: "deleted" }, deletedAt: at(5) },
    ]);
  }
});

test("what the provider says of the cost is kept, and a warning is no failure (S4.24)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const id = newWamid();
  const pricing = { billable: true, category: "service" };
  await receive(workspace, echo(workspace, id), status(workspace, id, "sent", { pricing }));
  await receive(workspace, status(workspace, id, "delivered"), status(workspace, id, "warning"));
  expect((await stored(workspace)).messages).toMatchObject([
    { pricing, statusState: { progress: "delivered", times: { warning: expect.anything() } } },
  ]);
});
