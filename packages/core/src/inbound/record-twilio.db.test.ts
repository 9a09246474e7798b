import { messages, numbers, sendAttempts } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { type AttemptId, newId, type WebhookEventId } from "@parley/domain/ids";
import { initialStatus } from "@parley/domain/statuses";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  receiveWebhooks,
  type TestWorkspace,
} from "@parley/testkit/factories";
import { expect, test } from "vitest";
import { storeWebhookEvents } from "./index.ts";

const database = useTestDatabase();
const customer = "whatsapp:+4915112345678";
const ours = "whatsapp:+15550001111";

async function createTwilioWorkspace(): Promise<TestWorkspace> {
  const workspace = await createTestWorkspace(database().db);
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(numbers).set({
      ...{ provider: "twilio", providerAccountId: "AC1" },
      providerNumberId: `${ours}${workspace.number.providerNumberId.slice(0, 3)}`,
    }),
  );
  return workspace;
}

async function receive(
  workspace: TestWorkspace,
  form: Record<string, string>,
  query: string | null = null,
): Promise<void> {
  const [number] = await inWorkspace(database().db, workspace.as("agent"), (tx) =>
    tx.select().from(numbers),
  );
  const address = number?.providerNumberId ?? "";
  const filled = new URLSearchParams(form);
  for (const [name, value] of Object.entries(form)) filled.set(name, value.replace(ours, address));
  const event = {
    ...{ id: newId<WebhookEventId>(), numberId: workspace.number.id, requestId: "r", query },
    body: Buffer.from(filled.toString()),
    bodySha256: Buffer.alloc(32),
  };
  const deps = { db: database().db, wake: () => undefined };
  await storeWebhookEvents(deps, workspace.webhookScope, [event]);
  await receiveWebhooks(database().db, workspace);
}

const stored = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), (tx) => tx.select().from(messages));

test("a number's webhooks are read by its own provider (S2.13, F-20)", async () => {
  const workspace = await createTwilioWorkspace();
  const form = { AccountSid: "AC1", MessageSid: "SM1", SmsStatus: "received", Body: "Hi" };
  await receive(workspace, { ...form, From: customer, To: ours });
  await receive(workspace, { ...form, From: customer, To: ours });
  expect(await stored(workspace)).toMatchObject([
    { providerMessageId: "SM1", content: { type: "text", text: "Hi" } },
  ]);
});

test("a status finds its message by the attempt in the query of its URL (F-23, F-31)", async () => {
  const workspace = await createTwilioWorkspace();
  const received = { AccountSid: "AC1", SmsStatus: "received", Body: "Hi", From: customer };
  await receive(workspace, { ...received, MessageSid: "SM1", To: ours });
  const attemptId = newId<AttemptId>();
  await inWorkspace(database().db, workspace.as("owner"), async (tx) => {
    const { workspaceId } = workspace.as("owner");
    const [first] = await tx.select().from(messages);
    const { sequence: _, ...copied } = first!;
    const messageId = newId<typeof copied.id>();
    await tx.insert(messages).values({
      ...{ ...copied, id: messageId, providerMessageId: null },
      ...{ direction: "outbound", source: "inbox", statusState: initialStatus },
    });
    const state = "ambiguous" as const;
    await tx.insert(sendAttempts).values({ workspaceId, id: attemptId, messageId, state });
  });
  const callback = { AccountSid: "AC1", MessageSid: "SM2", MessageStatus: "delivered" };
  await receive(workspace, { ...callback, From: ours, To: customer }, `attempt=${attemptId}`);
  const outbound = (await stored(workspace)).filter(({ direction }) => direction === "outbound");
  expect(outbound).toMatchObject([
    { providerMessageId: "SM2", statusState: { progress: "delivered" } },
  ]);
});
