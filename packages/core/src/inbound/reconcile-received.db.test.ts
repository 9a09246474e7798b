import { randomBytes } from "node:crypto";
import { jobs, messages } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { ReceivedList } from "@parley/providers/port";
import { claimNextKey, newRotation } from "@parley/queue/claim";
import { useTestDatabase } from "@parley/testkit/database";
import {
  createTestWorkspace,
  receiveWebhooks,
  type TestWorkspace,
  testKeyring,
} from "@parley/testkit/factories";
import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connectNumber } from "../numbers/index.ts";
import { reconcileReceived } from "./index.ts";

const database = useTestDatabase();
const deps = () => ({ db: database().db, wake: () => undefined });

async function connectSender() {
  const workspace = await createTestWorkspace(database().db);
  const accountSid = `AC${randomBytes(16).toString("hex")}`;
  const phone = `+1557${String(randomBytes(4).readUInt32BE()).padStart(10, "0").slice(-7)}`;
  const id = await connectNumber(deps(), workspace.as("owner"), {
    ...{ provider: "twilio", keyring: testKeyring, displayName: "T", phone, accountSid },
    authToken: "token",
  });
  return { workspace: { ...workspace, number: { ...workspace.number, id } }, phone, accountSid };
}

type Sender = Awaited<ReturnType<typeof connectSender>>;

/** What Twilio lists of a message the customer wrote at this minute. */
function listed({ phone, accountSid }: Sender, minute: number) {
  const providerMessageId = `SM${String(minute).padStart(32, "0")}`;
  const form = new URLSearchParams({
    ...{ MessageSid: providerMessageId, AccountSid: accountSid, SmsStatus: "received" },
    ...{ From: "whatsapp:+4915112345678", To: `whatsapp:${phone}`, Body: `minute ${minute}` },
    ...{ NumMedia: "0", DateSent: new Date(Date.UTC(2026, 5, 1, 10, minute)).toUTCString() },
  });
  return { providerMessageId, body: new TextEncoder().encode(form.toString()) };
}

/** Runs the reconciler once, as a worker does when it is due, and records what it found. */
async function reconcile(workspace: TestWorkspace, list: ReceivedList): Promise<number> {
  const since: Date[] = [];
  const listReceived = async (moment: Date) => {
    since.push(moment);
    return list;
  };
  await inWorkspace(database().db, workspace.as("owner"), (tx) =>
    tx.update(jobs).set({ runAt: sql`now()` }).where(eq(jobs.queue, "reconcile")),
  );
  const rotation = newRotation();
  const providers = { meta: {}, twilio: { listReceived } };
  for (;;) {
    const claim = await claimNextKey(database().db, "reconcile", 1, rotation);
    if (claim === null) break;
    await reconcileReceived(deps(), claim.scope, { claim, keyring: testKeyring, providers });
  }
  await receiveWebhooks(database().db, workspace);
  return since.length;
}

const textsOf = (workspace: TestWorkspace) =>
  inWorkspace(database().db, workspace.as("agent"), async (tx) => {
    const rows = await tx.select().from(messages).orderBy(asc(messages.providerAt));
    return rows.map(({ content }) => (content.type === "text" ? content.text : ""));
  });

test("what ten minutes of lost webhooks should have told is found: none lost, none twice, in order (F-93)", async () => {
  const sender = await connectSender();
  const { workspace } = sender;
  const all = Array.from({ length: 10 }, (_, minute) => listed(sender, minute));
  await receiveWebhooks(database().db, workspace, Buffer.from(all[0]!.body).toString());
  await reconcile(workspace, { kind: "listed", webhooks: all.toReversed() });
  expect(await textsOf(workspace)).toEqual(all.map((_, minute) => `minute ${minute}`));
  await reconcile(workspace, { kind: "listed", webhooks: all });
  await receiveWebhooks(database().db, workspace, Buffer.from(all[5]!.body).toString());
  expect(await textsOf(workspace)).toHaveLength(10);
});

test("a list that could not be read is asked for again; nothing is lost by it (F-93)", async () => {
  const sender = await connectSender();
  const failure = { kind: "retry" as const, reason: "timeout" as const, retryAfterMs: null };
  expect(await reconcile(sender.workspace, failure)).toBe(1);
  expect(await reconcile(sender.workspace, { kind: "listed", webhooks: [listed(sender, 1)] })).toBe(
    1,
  );
  expect(await textsOf(sender.workspace)).toEqual(["minute 1"]);
});
