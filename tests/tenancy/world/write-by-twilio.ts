import { randomBytes } from "node:crypto";
import { sendMessage } from "@parley/core/messages";
import { connectNumber, scopeOfVerifiedWebhook } from "@parley/core/numbers";
import type { Database } from "@parley/db/client";
import { type NumberId, newId } from "@parley/domain/ids";
import type { WhatsAppProvider } from "@parley/providers/port";
import { createTwilioProvider } from "@parley/providers/twilio";
import {
  receiveWebhooks,
  sendQueued,
  type TestWorkspace,
  testKeyring,
} from "@parley/testkit/factories";
import { threadOf } from "./thread-of.ts";

/** A number the workspace has at Twilio. */
export type TwilioSender = { id: NumberId; accountSid: string; authToken: string };

/** Connects a sender of Twilio, to which the customer writes, and answers with buttons, which are stored there. */
export async function writeByTwilio(
  db: Database,
  workspace: TestWorkspace,
  customer: string,
  canary: string,
): Promise<TwilioSender> {
  const phone = `+1556${String(randomBytes(6).readUIntBE(0, 6)).slice(0, 7)}`;
  const sender = await connectSender(db, workspace, { phone, canary });
  await receiveForm(db, workspace, sender, { phone, customer, canary });
  const { conversationId } = await threadOf(db, workspace, customer);
  await sendMessage({ db, wake: () => undefined }, workspace.as("agent"), {
    ...{ conversationId, clientMessageId: newId(), quotedMessageId: null },
    content: {
      ...{ type: "buttons", header: null, footer: null, body: `Well, ${canary}?` },
      buttons: [{ id: "yes", title: "Yes" }],
    },
  });
  const outcome = { kind: "accepted" as const, providerMessageId: sid("SM") };
  await sendQueued(db, () => outcome, { provider: twilioThatStores(canary) });
  return sender;
}

async function connectSender(
  db: Database,
  workspace: TestWorkspace,
  { phone, canary }: { phone: string; canary: string },
): Promise<TwilioSender> {
  const account = { accountSid: sid("AC"), authToken: randomBytes(16).toString("hex") };
  const id = await connectNumber({ db, wake: () => undefined }, workspace.as("owner"), {
    ...{ provider: "twilio", keyring: testKeyring, displayName: `Twilio ${canary}`, phone },
    ...account,
  });
  return { id, ...account };
}

async function receiveForm(
  db: Database,
  workspace: TestWorkspace,
  { id: numberId, accountSid }: TwilioSender,
  { phone, customer, canary }: { phone: string; customer: string; canary: string },
): Promise<void> {
  const form = new URLSearchParams({
    ...{ MessageSid: sid("SM"), AccountSid: accountSid, SmsStatus: "received", NumMedia: "0" },
    ...{ From: `whatsapp:+${customer}`, To: `whatsapp:${phone}`, WaId: customer },
    ...{ ProfileName: `Ana ${canary}`, Body: `By Twilio ${canary}` },
  });
  const { id: workspaceId } = workspace;
  const atTwilio = {
    ...workspace,
    number: { ...workspace.number, id: numberId },
    webhookScope: scopeOfVerifiedWebhook({ workspaceId, numberId }, "test-request"),
  };
  await receiveWebhooks(db, atTwilio, form.toString());
}

/** Twilio without a network: what is to be stored there is. */
function twilioThatStores(canary: string): WhatsAppProvider {
  const twilio = createTwilioProvider({ egress: () => Promise.reject(new Error("no call")) });
  const { contents } = twilio;
  if (contents === undefined) throw new Error("Twilio stores contents");
  const created = { kind: "created" as const, contentId: `HX-${canary}` };
  return { ...twilio, contents: { ...contents, create: async () => created } };
}

function sid(prefix: "AC" | "SM"): string {
  return prefix + randomBytes(16).toString("hex");
}
