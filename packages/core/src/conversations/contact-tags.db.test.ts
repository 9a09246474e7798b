import { contacts } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type ContactId, newId, type TagId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { createTag, getContact, listTags, tagContact, untagContact } from "../contacts/index.ts";
import { getConversation, listConversations } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function meetCustomer() {
  const workspace = await createTestWorkspace(database().db);
  const webhook = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "Hi" }] });
  await receiveWebhooks(database().db, workspace, webhook);
  const input = { status: null, after: null, limit: 1 };
  const [row] = (await listConversations(deps(), workspace.as("agent"), input)).items;
  return { workspace, conversationId: row!.id, contactId: row!.contact.id };
}

const create = (workspace: TestWorkspace, name: string) =>
  createTag(deps(), workspace.as("agent"), { name, colour: null });

test("a tag is added, seen in the list and the panel, and removed (S3.19)", async () => {
  const { workspace, conversationId, contactId } = await meetCustomer();
  const agent = workspace.as("agent");
  const before = await getConversation(deps(), agent, conversationId);
  const vip = await create(workspace, "VIP");
  const early = await create(workspace, "early bird");
  await tagContact(deps(), agent, { contactId, tagId: vip.id });
  await tagContact(deps(), agent, { contactId, tagId: early.id });
  const tagged = await getConversation(deps(), agent, conversationId);
  expect(tagged.contact.tags).toEqual([early, vip]);
  expect(tagged.version).toBe(before.version + 2);
  expect(tagged.contact.revision).toBe(before.contact.revision + 2);
  expect((await getContact(deps(), agent, contactId)).tags).toEqual([early, vip]);
  await untagContact(deps(), agent, { contactId, tagId: vip.id });
  expect((await getConversation(deps(), agent, conversationId)).contact.tags).toEqual([early]);
  expect(await listTags(deps(), agent, undefined)).toEqual([early, vip]);
});

test("doing it twice changes nothing and tells nobody (S3.19)", async () => {
  const { workspace, conversationId, contactId } = await meetCustomer();
  const agent = workspace.as("agent");
  const { id: tagId } = await create(workspace, "VIP");
  await tagContact(deps(), agent, { contactId, tagId });
  const { version } = await getConversation(deps(), agent, conversationId);
  await tagContact(deps(), agent, { contactId, tagId });
  expect((await getConversation(deps(), agent, conversationId)).version).toBe(version);
  await untagContact(deps(), agent, { contactId, tagId });
  await untagContact(deps(), agent, { contactId, tagId });
  expect((await getConversation(deps(), agent, conversationId)).version).toBe(version + 1);
});

test("one name is one tag, whatever its case, also typed by two at once (S3.19, TAG-2)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const made = await Promise.all(["Straße", "STRASSE", "straße"].map((n) => create(workspace, n)));
  const ids = new Set(made.map(({ id }) => id));
  expect(ids.size).toBe(2);
  expect(made[0]!.id).toBe(made[2]!.id);
  expect(await create(workspace, "ＳＴＲＡＳＳＥ")).toMatchObject({ id: made[1]!.id });
});

test("tags get the colours of the palette in turn unless one is chosen (S3.19)", async () => {
  const workspace = await createTestWorkspace(database().db);
  const colours = [];
  for (const name of ["a", "b", "c"]) colours.push((await create(workspace, name)).colour);
  expect(new Set(colours).size).toBe(3);
  const chosen = { name: "d", colour: "pink" as const };
  expect(await createTag(deps(), workspace.as("agent"), chosen)).toMatchObject(chosen);
});

test("a contact takes fifty tags and no more (S3.19)", async () => {
  const { workspace, contactId } = await meetCustomer();
  const agent = workspace.as("agent");
  for (let nth = 1; nth <= 50; nth += 1) {
    const { id: tagId } = await create(workspace, `tag ${nth}`);
    await tagContact(deps(), agent, { contactId, tagId });
  }
  const { id: tagId } = await create(workspace, "one more");
  await expect(tagContact(deps(), agent, { contactId, tagId })).rejects.toMatchObject({
    code: "contact.too_many_tags",
  });
});

test("a tag or a contact that is not there is refused by name (S3.19)", async () => {
  const { workspace, contactId } = await meetCustomer();
  const agent = workspace.as("agent");
  const tagId = newId<TagId>();
  for (const change of [tagContact, untagContact]) {
    await expect(change(deps(), agent, { contactId, tagId })).rejects.toMatchObject({
      code: "tag.not_found",
    });
    const nobody = { contactId: newId<ContactId>(), tagId };
    await expect(change(deps(), agent, nobody)).rejects.toMatchObject({
      code: "contact.not_found",
    });
  }
  const rows = await inWorkspace(database().db, agent, (tx) => tx.select().from(contacts));
  expect(rows).toMatchObject([{ revision: 0 }]);
});
