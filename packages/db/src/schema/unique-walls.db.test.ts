import { randomUUID } from "node:crypto";
import { type ContactId, type ConversationId, type MessageId, newId } from "@parley/domain/ids";
import { useTestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { pgConstraint } from "../client/index.ts";
import { inWorkspace, type Tx } from "../scope/index.ts";
import {
  contactIdentities,
  contacts,
  conversations,
  jobs,
  messages,
  sendAttempts,
} from "./index.ts";

const database = useTestDatabase();

async function fixture() {
  const workspace = await createTestWorkspace(database().db);
  const contactId = newId<ContactId>();
  const conversationId = newId<ConversationId>();
  const base = { workspaceId: workspace.id, numberId: workspace.number.id };
  await inWorkspace(database().db, workspace.as("owner"), async (tx) => {
    await tx.insert(contacts).values({ workspaceId: workspace.id, id: contactId });
    await tx.insert(conversations).values({ ...base, id: conversationId, contactId });
  });
  const message = () => ({
    ...base,
    id: newId<MessageId>(),
    conversationId,
    direction: "inbound" as const,
    content: { type: "text" as const, text: "x" },
    providerAt: new Date(),
    version: 1,
  });
  return { workspace, base, contactId, conversationId, message };
}

/** The constraint that stops `work`, or null when nothing does. */
async function stoppedBy(workspace: TestWorkspace, work: (tx: Tx) => Promise<unknown>) {
  try {
    await inWorkspace(database().db, workspace.as("owner"), work);
    return null;
  } catch (error) {
    return pgConstraint(error);
  }
}

test("one provider message is one row of its number, whoever inserts it (D-01, I2)", async () => {
  const { workspace, message } = await fixture();
  const twice = () => ({ ...message(), providerMessageId: "wamid.same" });
  const stop = await stoppedBy(workspace, (tx) => tx.insert(messages).values([twice(), twice()]));
  expect(stop).toBe("messages_provider_message_key");
});

test("one client id is one message of the workspace (A-02, I5)", async () => {
  const { workspace, message } = await fixture();
  const clientMessageId = randomUUID();
  const twice = () => ({ ...message(), clientMessageId });
  const stop = await stoppedBy(workspace, (tx) => tx.insert(messages).values([twice(), twice()]));
  expect(stop).toBe("messages_client_message_key");
});

test("a contact has one open conversation on a number, and any number of closed ones (D-06)", async () => {
  const { workspace, base, contactId } = await fixture();
  const another = (status: "open" | "closed") => (tx: Tx) =>
    tx.insert(conversations).values({ ...base, id: newId<ConversationId>(), contactId, status });
  expect(await stoppedBy(workspace, another("closed"))).toBeNull();
  expect(await stoppedBy(workspace, another("open"))).toBe("conversations_open_key");
});

test("an identity belongs to one contact of the workspace (F-20)", async () => {
  const { workspace, contactId } = await fixture();
  const row = () => ({
    workspaceId: workspace.id,
    id: randomUUID(),
    contactId,
    kind: "wa_phone" as const,
    value: "+4915112345678",
  });
  const stop = await stoppedBy(workspace, (tx) =>
    tx.insert(contactIdentities).values([row(), row()]),
  );
  expect(stop).toBe("contact_identities_value_key");
});

test("a message has one open attempt at a time (D-08)", async () => {
  const { workspace, message } = await fixture();
  const sent = message();
  const attempt = () => ({
    workspaceId: workspace.id,
    id: newId<never>(),
    messageId: sent.id,
    state: "sending" as const,
  });
  const stop = await stoppedBy(workspace, async (tx) => {
    await tx.insert(messages).values(sent);
    await tx.insert(sendAttempts).values([attempt(), attempt()]);
  });
  expect(stop).toBe("send_attempts_open_key");
});

test("one job of a key runs at a time (D-11)", async () => {
  const { workspace } = await fixture();
  const key = randomUUID();
  const job = () => ({
    workspaceId: workspace.id,
    id: newId<never>(),
    queue: "send" as const,
    key,
    subjectIds: [randomUUID()],
    lockedBy: 1,
  });
  const stop = await stoppedBy(workspace, (tx) => tx.insert(jobs).values([job(), job()]));
  expect(stop).toBe("jobs_running_key");
});
