import { jobs } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type ContactId, newId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, metaWebhook, receiveWebhooks } from "@parley/testkit/factories";
import { expect, test } from "vitest";
import {
  getContact,
  renameContact,
  setContactBlocked,
  setContactMarketing,
  setContactMetadata,
} from "../contacts/index.ts";
import { getConversation, listConversations } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function meetCustomer() {
  const workspace = await createTestWorkspace(database().db);
  const webhook = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "Hi" }] });
  await receiveWebhooks(database().db, workspace, webhook);
  const agent = workspace.as("agent");
  const input = { status: null, after: null, limit: 1 };
  const [row] = (await listConversations(deps(), agent, input)).items;
  const contactId = row!.contact.id;
  return {
    ...{ workspace, agent, contactId, conversation: row! },
    read: () => getContact(deps(), agent, contactId),
    reread: () => getConversation(deps(), agent, row!.id),
  };
}

test("a contact is renamed for everybody, and unnamed shows the profile's name again (S0.43, CNT-1)", async () => {
  const { agent, contactId, conversation, reread } = await meetCustomer();
  await renameContact(deps(), agent, { contactId, name: "Ana from Lisbon" });
  const renamed = await reread();
  expect(renamed.contact.name).toBe("Ana from Lisbon");
  expect(renamed.version).toBe(conversation.version + 1);
  await renameContact(deps(), agent, { contactId, name: null });
  expect((await reread()).contact.name).toBe("Ana Lima");
});

test("phone and other identities are shown as they are known now (S0.44)", async () => {
  const { read } = await meetCustomer();
  expect(await read()).toMatchObject({
    ...{ name: null, profileName: "Ana Lima" },
    identities: [{ kind: "wa_phone", value: "+4915112345678" }],
  });
});

test("metadata are set by an owner's or admin's program, and read by everybody (S0.45)", async () => {
  const { workspace, agent, contactId, read } = await meetCustomer();
  const metadata = { plan: "gold", orders: 3 };
  await expect(setContactMetadata(deps(), agent, { contactId, metadata })).rejects.toMatchObject({
    code: "permission.denied",
  });
  await setContactMetadata(deps(), workspace.as("admin"), { contactId, metadata });
  expect((await read()).metadata).toEqual(metadata);
});

test("marketing is allowed and refused with the moment it was first said (S4.8, MKT-1)", async () => {
  const { agent, contactId, read } = await meetCustomer();
  const say = (isAllowed: boolean) => setContactMarketing(deps(), agent, { contactId, isAllowed });
  expect((await read()).marketing).toEqual({ consent: "not_asked", since: null });
  await say(true);
  const { marketing } = await read();
  expect(marketing.consent).toBe("opted_in");
  await say(true);
  expect((await read()).marketing).toEqual(marketing);
  await say(false);
  expect((await read()).marketing.consent).toBe("opted_out");
});

test("blocking shows in the conversation at once and the provider is told by a job (S3.23)", async () => {
  const { workspace, agent, contactId, conversation, reread } = await meetCustomer();
  const block = (isBlocked: boolean) =>
    setContactBlocked(deps(), agent, { contactId, numberId: workspace.number.id, isBlocked });
  await block(true);
  const blocked = await reread();
  expect(blocked.contact.isBlocked).toBe(true);
  expect(blocked.version).toBeGreaterThan(conversation.version);
  const waiting = await inWorkspace(database().db, agent, (tx) => tx.select().from(jobs));
  expect(waiting.some(({ queue, key }) => queue === "block" && key === contactId)).toBe(true);
  await block(false);
  expect((await reread()).contact.isBlocked).toBe(false);
});

test("a contact that is not there is refused by name", async () => {
  const { workspace, agent } = await meetCustomer();
  const contactId = newId<ContactId>();
  for (const change of [
    () => getContact(deps(), agent, contactId),
    () => renameContact(deps(), agent, { contactId, name: "x" }),
    () => setContactMarketing(deps(), agent, { contactId, isAllowed: true }),
    () => setContactMetadata(deps(), workspace.as("owner"), { contactId, metadata: {} }),
  ]) {
    await expect(change()).rejects.toMatchObject({ code: "contact.not_found" });
  }
});
