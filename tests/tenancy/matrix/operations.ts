import type { CoreDeps } from "@parley/core/command";
import { eraseTraces } from "@parley/core/erasure";
import { recordInbound, storeWebhookEvents } from "@parley/core/inbound";
import {
  beginFetch,
  findFile,
  newStorageKey,
  registerUpload,
  settleErased,
  settleFetch,
} from "@parley/core/media";
import { addMember } from "@parley/core/members";
import { beginAttempt, settleAttempt } from "@parley/core/messages";
import { connectNumber } from "@parley/core/numbers";
import { type AttemptId, type MessageId, newId, type WebhookEventId } from "@parley/domain/ids";
import type { Permission } from "@parley/domain/permissions";
import { mintScope, type WorkspaceScope } from "@parley/domain/scope";
import { parseMetaWebhook } from "@parley/providers/meta";
import { parseTwilioWebhook } from "@parley/providers/twilio";
import type { Claim } from "@parley/queue/claim";
import { metaWebhook, testKeyring, testPasswordHash } from "@parley/testkit/factories";
import type { World } from "../world/create-world.ts";
import type { FilledWorkspace } from "../world/fill-workspace.ts";

/** What stands in B's rows and an outsider might name: provider ids, jobs, messages. */
export type Known = {
  providerMessageId: string;
  customer: string;
  messageId: MessageId;
  attemptId: AttemptId;
  job: { id: string; key: string };
};

export type Operation = {
  permission: Permission;
  /** Runs in A's scope with everything in the input that can be B's. */
  run: (deps: CoreDeps, scope: WorkspaceScope, world: World, ofB: Known) => Promise<unknown>;
  /** How it ends: through, as B's ids mean nothing to it, or with this error. */
  ends: "through" | "ClaimLostError" | "number.already_connected" | "23503" | "gone";
};

/**
 * The commands that no procedure reaches (workers, webhooks and set-up call them). Each command or
 * query of core is a procedure's or is here; the test reads the source to make sure.
 */
export const operations: Readonly<Record<string, Operation>> = {
  addMember: {
    permission: "member.add",
    run: (deps, scope, { b }) =>
      addMember(deps, scope, {
        fullName: "Taken Over",
        email: b.users.owner.email,
        passwordHash: testPasswordHash,
        role: "agent",
      }),
    ends: "through",
  },
  connectNumber: {
    permission: "number.connect",
    run: (deps, scope, { b }) =>
      connectNumber(deps, scope, {
        keyring: testKeyring,
        displayName: "Not mine",
        phone: "+15550000000",
        providerNumberId: b.number.providerNumberId,
        providerAccountId: null,
        ...{ appSecret: "app", accessToken: "token", verifyToken: "verify" },
      }),
    ends: "number.already_connected",
  },
  storeWebhookEvents: {
    permission: "inbound.store",
    run: (deps, scope, { b }) =>
      storeWebhookEvents(deps, scope, [
        {
          id: newId<WebhookEventId>(),
          numberId: b.number.id,
          body: Buffer.from("{}"),
          bodySha256: Buffer.alloc(32),
          query: null,
          requestId: "r",
        },
      ]),
    ends: "23503",
  },
  recordInbound: {
    permission: "inbound.record",
    run: (deps, scope, { b }, { job }) =>
      recordInbound(deps, scope, {
        claim: claimOf(scope, "inbound", { ...job, key: b.number.id }),
        providers: { meta: { parse: parseMetaWebhook }, twilio: { parse: parseTwilioWebhook } },
      }),
    ends: "ClaimLostError",
  },
  eraseTraces: {
    permission: "conversation.erase",
    run: (deps, scope, { b }, { job }) => {
      const claim = claimOf(scope, "erase", { ...job, key: b.conversationId });
      return eraseTraces(deps, scope, { claim });
    },
    ends: "ClaimLostError",
  },
  beginAttempt: {
    permission: "message.attempt",
    run: (deps, scope, _, { job }) =>
      beginAttempt(deps, scope, { claim: claimOf(scope, "send", job), keyring: testKeyring }),
    ends: "ClaimLostError",
  },
  settleAttempt: {
    permission: "message.settle",
    run: (deps, scope, { b }, { job, attemptId, messageId }) =>
      settleAttempt(deps, scope, {
        claim: claimOf(scope, "send", job),
        attempt: {
          id: attemptId,
          messageId,
          jobId: job.id,
          tries: 1,
          ...{ conversationId: b.conversationId, numberId: b.number.id, to: {} },
          content: { type: "text", text: "x" },
          quotedProviderMessageId: null,
          credentials,
        },
        outcome: { kind: "accepted", providerMessageId: "wamid.x" },
      }),
    ends: "gone",
  },
  findFile: {
    permission: "media.view",
    run: (deps, scope, { b }) =>
      findFile(deps, scope, b.mediaId).then((file) => {
        if (file !== null) throw new Error("B's file was found");
      }),
    ends: "through",
  },
  registerUpload: {
    permission: "media.upload",
    run: (deps, scope) =>
      registerUpload(deps, scope, {
        storageKey: newStorageKey(scope.workspaceId),
        ...{ mimeType: "text/plain", filename: null, sizeBytes: 1, sha256: "00" },
      }),
    ends: "through",
  },
  beginFetch: {
    permission: "media.fetch",
    run: (deps, scope, _, { job }) =>
      beginFetch(deps, scope, { claim: claimOf(scope, "media", job), keyring: testKeyring }),
    ends: "ClaimLostError",
  },
  settleFetch: {
    permission: "media.fetch",
    run: (deps, scope, { b }, { job, messageId }) =>
      settleFetch(deps, scope, {
        claim: claimOf(scope, "media", job),
        task: {
          kind: "fetch",
          ...{ mediaId: b.mediaId, messageId, storageKey: newStorageKey(b.id) },
          ...{ mimeType: "text/plain", sha256: null, file: {} },
          credentials,
        },
        outcome: { kind: "gone" },
      }),
    ends: "ClaimLostError",
  },
  settleErased: {
    permission: "media.fetch",
    run: (deps, scope, { b: { mediaId } }, { job }) =>
      settleErased(deps, scope, { claim: claimOf(scope, "media", job), mediaId }),
    ends: "ClaimLostError",
  },
};

/** Of a number nobody has. */
export const credentials = {
  provider: "meta",
  providerNumberId: "1",
  providerAccountId: null,
  accessToken: "t",
  portfolioId: null,
  messagesPerSecond: null,
} as const;

/** The scope in which A runs an operation: of the member, its webhook or the worker. */
export function scopeFor(permission: Permission, a: FilledWorkspace): WorkspaceScope {
  if (permission === "inbound.store") return a.webhookScope;
  if (permission === "media.upload") return a.as("agent");
  if (permission.startsWith("member.") || permission.startsWith("number.")) return a.as("owner");
  return mintScope({ workspaceId: a.id, actor: { kind: "system", name: "worker.test" } });
}

/** A webhook A's own number might be sent, in which everything else is B's (T-21). */
export function forgedWebhook(a: FilledWorkspace, b: FilledWorkspace, ofB: Known): unknown[] {
  const { providerMessageId: id, customer, attemptId } = ofB;
  const reaction = { type: "reaction", reaction: { message_id: id, emoji: "👎" } };
  const quote = { type: "text", text: { body: "Quoted" }, context: { id } };
  const content = {
    messages: [
      { id, from: customer, text: "Taken over" },
      { from: customer, raw: reaction },
      { from: customer, raw: quote },
    ],
    statuses: [
      { id, status: "read" },
      { id: "wamid.new", status: "failed", attemptRef: attemptId },
    ],
  };
  return [
    metaWebhook(a.number.providerNumberId, content),
    metaWebhook(b.number.providerNumberId, content),
  ];
}

/** A claim of what is B's, in A's scope. */
export function claimOf(
  scope: WorkspaceScope,
  queue: Claim["queue"],
  { id, key }: { id: string; key: string },
): Claim {
  return { scope, queue, key, headJobId: id, tries: 1, workerNumber: 7 };
}
