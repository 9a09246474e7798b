import { randomUUID } from "node:crypto";
import { media, numbers } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { MessageId } from "@parley/domain/ids";
import { mintScope } from "@parley/domain/scope";
import type { SendRequest } from "@parley/providers/port";
import { createTwilioProvider } from "@parley/providers/twilio";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  sendQueued,
  testKeyring,
} from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { expect, test } from "vitest";
import { listConversations } from "../conversations/index.ts";
import { findFile, keepStandIn, openFileLink, prepareFile } from "../media/index.ts";
import { sendMessage } from "./index.ts";

const database = useTestDatabase();
const files = useTestFiles();
const deps = () => ({
  ...{ db: database().db, wake: () => undefined, store: files().store },
  ...{ keyring: testKeyring, gatewayUrl: "https://gate.example" },
});

const noNetwork = () => Promise.reject(new Error("no call expected"));

/** A number of Twilio whose customer has just written. */
async function openTwilio() {
  const workspace = await createTestWorkspace(database().db);
  const body = metaWebhook(workspace.number.providerNumberId, { messages: [{ text: "hello" }] });
  await receiveWebhooks(database().db, workspace, body);
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(numbers).set({ provider: "twilio", providerAccountId: "AC1" }),
  );
  const query = { status: null, after: null, limit: 1 };
  const { items } = await listConversations(deps(), workspace.as("agent"), query);
  const scope = mintScope({
    workspaceId: workspace.id,
    actor: { kind: "system", name: "worker.send" },
  });
  return { workspace, conversationId: items[0]!.id, scope };
}

test("contacts to a customer of Twilio are served as one vCard behind a signed link (S0.13, S1.21)", async () => {
  const { workspace, conversationId, scope } = await openTwilio();
  const provider = createTwilioProvider({ egress: noNetwork });
  const contact = {
    name: "Ana Lima",
    organization: null,
    phones: [{ phone: "+4915100", waId: null, label: null }],
  };
  const none = { emails: [], urls: [], addresses: [], birthday: null, isOwnNumber: false as const };
  await sendMessage(deps(), workspace.as("agent"), {
    ...{ conversationId, clientMessageId: randomUUID(), quotedMessageId: null },
    content: { type: "contacts", contacts: [{ ...contact, ...none }] },
  });
  const requests: SendRequest[] = [];
  await sendQueued(
    database().db,
    (request) => {
      requests.push(request);
      return { kind: "accepted", providerMessageId: "SM1" };
    },
    {
      provider,
      keepStandIn: (file, { messageId }) => keepStandIn(deps(), scope, { messageId, file }),
      prepareFile: (id, { numberId, credentials }) =>
        prepareFile(deps(), scope, { mediaId: id as never, numberId, provider, credentials }),
    },
  );
  const [file] = Object.values(requests[0]?.files ?? {});
  const token = "link" in file! ? file.link.replace("https://gate.example/files/", "") : "";
  const link = openFileLink(token, testKeyring, new Date());
  const found = link && (await findFile(deps(), link.scope, link.mediaId));
  expect(found).toMatchObject({ mimeType: "text/vcard", filename: "contact.vcf" });
  const served = await new Response(await files().store.open(found!.storageKey)).text();
  expect(served).toContain("FN:Ana Lima\r\n");
});

test("the file is kept once however often the message is tried, and belongs to it", async () => {
  const { workspace, conversationId, scope } = await openTwilio();
  const { id: messageId } = await sendMessage(deps(), workspace.as("agent"), {
    ...{ conversationId, clientMessageId: randomUUID(), quotedMessageId: null },
    content: { type: "text", text: "hi" },
  });
  const file = { mimeType: "text/vcard", filename: "contact.vcf", text: "BEGIN:VCARD" };
  const first = await keepStandIn(deps(), scope, { messageId, file });
  expect(await keepStandIn(deps(), scope, { messageId, file })).toBe(first);
  const rows = await inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.select().from(media),
  );
  expect(rows).toMatchObject([{ id: first, messageId, sizeBytes: 11, direction: "outbound" }]);
});

test("a message of another workspace, or none, gets no file (T-01)", async () => {
  const { scope } = await openTwilio();
  const file = { mimeType: "text/vcard", filename: "contact.vcf", text: "BEGIN:VCARD" };
  const kept = keepStandIn(deps(), scope, { messageId: randomUUID() as MessageId, file });
  await expect(kept).rejects.toMatchObject({ code: "message.not_found" });
  expect(
    files()
      .keys()
      .filter((key) => key.startsWith(scope.workspaceId)),
  ).toEqual([]);
});
