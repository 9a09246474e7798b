import { media, messages, numbers } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type MediaId, newId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { FetchedMedia } from "@parley/providers/port";
import { claimNextKey, newRotation } from "@parley/queue/claim";
import { enqueueJobs } from "@parley/queue/jobs";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  metaWebhook,
  receiveWebhooks,
  testKeyring,
} from "@parley/testkit/factories";
import { useTestFiles } from "@parley/testkit/files";
import { expect, test } from "vitest";
import { fetchInboundFile } from "./fetch-inbound-file.ts";

const database = useTestDatabase();
const files = useTestFiles();

const card = (name: string) =>
  Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:+49 151\r\nEND:VCARD\r\n`);

/** What a message says once its card file of these bytes was fetched from the provider. */
async function receiveCard(bytes: Buffer, provider: ProviderId = "twilio") {
  const { db } = database();
  const deps = { db, wake: () => undefined };
  const workspace = await createTestWorkspace(db);
  const { number } = workspace;
  const hello = metaWebhook(number.providerNumberId, { messages: [{ text: "Look" }] });
  await receiveWebhooks(db, workspace, hello);
  const id = newId<MediaId>();
  await inWorkspace(db, workspace.as("owner"), async (tx) => {
    const [message] = await tx.select().from(messages);
    await tx.update(numbers).set({ provider });
    await tx.insert(media).values({
      ...{ workspaceId: workspace.id, id, numberId: number.id, direction: "inbound" },
      ...{ messageId: message?.id, state: "pending", mimeType: "text/vcard" },
      providerUrl: "https://files.example/1",
    });
    await enqueueJobs(tx, workspace.id, [{ queue: "media", key: id, subjectIds: [id] }]);
  });
  const claim = await claimNextKey(db, "media", 1, newRotation());
  if (claim === null) throw new Error("there is work to claim");
  const stream = new Response(new Uint8Array(bytes)).body!;
  const fetchMedia = async (): Promise<FetchedMedia> => ({
    ...{ kind: "opened", stream, mimeType: null, sizeBytes: null },
  });
  const providers = { meta: { fetchMedia }, twilio: { fetchMedia } };
  const { store } = files();
  await fetchInboundFile(deps, claim.scope, { claim, keyring: testKeyring, providers, store });
  return inWorkspace(db, workspace.as("owner"), async (tx) => ({
    content: (await tx.select().from(messages))[0]?.content,
    file: (await tx.select().from(media))[0],
  }));
}

test("a contact card, which Twilio gives as a file, becomes contacts as soon as it is here (S0.13)", async () => {
  const { content, file } = await receiveCard(card("Ana Lima"));
  expect(content).toMatchObject({
    type: "contacts",
    contacts: [{ name: "Ana Lima", phones: [{ phone: "+49 151" }] }],
  });
  expect(file).toMatchObject({ state: "stored", mimeType: "text/vcard" });
});

test("a file without a card, larger than any, or from Meta stays a file", async () => {
  const large = Buffer.concat([card("Ana"), Buffer.alloc(1024 * 1024, "\n")]);
  expect((await receiveCard(Buffer.from("no card"))).content).toMatchObject({ type: "text" });
  expect((await receiveCard(large)).content).toMatchObject({ type: "text" });
  expect((await receiveCard(card("Ana"), "meta")).content).toMatchObject({ type: "text" });
});
