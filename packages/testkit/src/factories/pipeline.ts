import { type RecordInbound, recordInbound, storeWebhookEvents } from "@parley/core/inbound";
import { beginAttempt, prepareRequest, type SendPorts, settleAttempt } from "@parley/core/messages";
import { indexConversations } from "@parley/core/search";
import { syncTemplates } from "@parley/core/templates";
import type { Database } from "@parley/db/client";
import { conversations } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import { newId, type WebhookEventId } from "@parley/domain/ids";
import type { Template } from "@parley/domain/templates";
import { createMetaProvider, parseMetaWebhook } from "@parley/providers/meta";
import type { ProviderFlow, SendOutcome, SendRequest } from "@parley/providers/port";
import { parseTwilioWebhook } from "@parley/providers/twilio";
import { type Claim, claimNextKey, newRotation } from "@parley/queue/claim";
import { enqueueJobs } from "@parley/queue/jobs";
import { type TestWorkspace, testKeyring } from "./create-workspace.ts";

const providers: RecordInbound["providers"] = {
  meta: { parse: parseMetaWebhook },
  twilio: { parse: parseTwilioWebhook },
};

/** Meta without a network; every file is already uploaded under its own id. */
const ports: SendPorts = {
  provider: createMetaProvider({
    egress: () => Promise.reject(new Error("no call expected")),
    graphBaseUrl: "https://graph.example",
    graphVersion: "v25.0",
  }),
  keepStandIn: () => Promise.reject(new Error("no stand-in expected")),
  prepareFile: async (mediaId) => ({ providerMediaId: mediaId }),
  statusCallbackUrl: undefined,
};
const workerNumber = 1;

/** Stores authentic webhook bodies of a workspace's number as the gateway does. */
export async function storeWebhooks(
  db: Database,
  workspace: TestWorkspace,
  ...bodies: unknown[]
): Promise<void> {
  await storeWebhookEvents(
    { db, wake: () => undefined },
    workspace.webhookScope,
    bodies.map((body) => ({
      id: newId<WebhookEventId>(),
      numberId: workspace.number.id,
      body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
      bodySha256: Buffer.alloc(32),
      query: null,
      requestId: "request-1",
    })),
  );
}

/** Stores webhooks and records everything that waits, as a worker does. */
export async function receiveWebhooks(
  db: Database,
  workspace: TestWorkspace,
  ...bodies: unknown[]
): Promise<void> {
  await storeWebhooks(db, workspace, ...bodies);
  await workOff(db, "inbound", (claim) =>
    recordInbound({ db, wake: () => undefined }, claim.scope, { claim, providers }),
  );
}

/**
 * Sends everything that waits and is due, as a worker does, with `send` in the provider's place. `others` replaces what
 * sending needs beside, and the clock: without it all goes as over Meta, now.
 */
export async function sendQueued(
  db: Database,
  send: (request: SendRequest) => SendOutcome | Promise<SendOutcome>,
  { clock, ...others }: Partial<SendPorts> & { clock?: () => Date } = {},
): Promise<void> {
  const deps = { db, wake: () => undefined, ...(clock && { clock }) };
  await workOff(db, "send", async (claim) => {
    const attempt = await beginAttempt(deps, claim.scope, { claim, keyring: testKeyring });
    if (attempt === null) return;
    const prepared = await prepareRequest(deps, claim.scope, attempt, { ...ports, ...others });
    const outcome = prepared.ok ? await send(prepared.request) : prepared.outcome;
    await settleAttempt(deps, claim.scope, { claim, attempt, outcome });
  });
}

/** Fetches what was asked for of accounts, as a worker does: each has the given templates and Flows. */
export async function syncQueued(
  db: Database,
  templates: Template[],
  flows: ProviderFlow[] = [],
): Promise<void> {
  const last = { kind: "page" as const, nextCursor: null };
  const provider = {
    listTemplates: async () => ({ ...last, templates }),
    listFlows: async () => ({ ...last, flows }),
  };
  await workOff(db, "sync", (claim) =>
    syncTemplates({ db, wake: () => undefined }, claim.scope, {
      ...{ claim, keyring: testKeyring },
      providers: { meta: provider, twilio: provider },
    }),
  );
}

/** Indexes all conversations of the workspace as a worker does with those that changed. */
export async function indexQueued(db: Database, workspace: TestWorkspace): Promise<void> {
  await inWorkspace(db, workspace.as("owner"), async (tx) => {
    const rows = await tx.select({ id: conversations.id }).from(conversations);
    const subjectIds = rows.map(({ id }) => id);
    await enqueueJobs(tx, workspace.id, [{ queue: "search", key: workspace.id, subjectIds }]);
  });
  await workOff(db, "search", (claim) =>
    indexConversations({ db, wake: () => undefined }, claim.scope, claim),
  );
}

async function workOff(
  db: Database,
  queue: Claim["queue"],
  work: (claim: Claim) => Promise<unknown>,
): Promise<void> {
  const rotation = newRotation();
  for (;;) {
    const claim = await claimNextKey(db, queue, workerNumber, rotation);
    if (claim === null) return;
    await work(claim);
  }
}
