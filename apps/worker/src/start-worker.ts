import type { CoreDeps } from "@parley/core/command";
import { tellBlocked } from "@parley/core/contacts";
import { eraseTraces } from "@parley/core/erasure";
import { reconcileReceived, recordInbound } from "@parley/core/inbound";
import { type FileStore, type PrepareFileDeps, prepareFile } from "@parley/core/media";
import { type Attempt, type SendPorts, tellCustomer } from "@parley/core/messages";
import type { ChangeBatch } from "@parley/core/outbox";
import type { Keyring } from "@parley/core/secrets";
import { syncTemplates } from "@parley/core/templates";
import { connect } from "@parley/db/client";
import type { MediaId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import type { WorkspaceScope } from "@parley/domain/scope";
import type { WhatsAppProvider } from "@parley/providers/port";
import type { Claim } from "@parley/queue/claim";
import type { QueueName } from "@parley/queue/jobs";
import { createWake, listenForWake, type WakeTopic } from "@parley/queue/wake";
import {
  createLeadership,
  freeAbandonedKeys,
  type QueueRunner,
  runQueue,
  takeWorkerLock,
} from "@parley/queue/worker";
import type { Publisher } from "@parley/realtime/publisher";
import { handleMedia } from "./handle-media.ts";
import { handleSend } from "./handle-send.ts";
import { createNumberPaces } from "./number-paces.ts";
import { startRelay } from "./relay.ts";

export type WorkerOptions = {
  databaseUrl: string;
  keyring: Keyring;
  providers: Readonly<Record<ProviderId, WhatsAppProvider>>;
  /** Where the gateway is reached from outside, for the provider's reports and files; no slash at the end. */
  gatewayUrl: string;
  /** Where the files of messages lie. */
  files: FileStore;
  publisher: Publisher;
  onError: (error: unknown, about: object) => void;
  onRecorded: (claim: Claim, events: number, ms: number) => void;
  onTold: (batches: readonly ChangeBatch[]) => void;
};

type Runners = Partial<Record<WakeTopic, { wake(): void }>>;

export type Worker = { isReady(): Promise<boolean>; stop(): Promise<void> };

/** What a lost notice or a dead neighbour costs at most. */
const pollMs = 1_000;

/** Starts everything that must not block a request: recording, sending, telling browsers. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { databaseUrl, publisher, onError } = options;
  const db = connect(databaseUrl, { max: 12, applicationName: "parley-worker" });
  const lock = await takeWorkerLock(databaseUrl);
  const leadership = createLeadership(databaseUrl);
  const relay = startRelay({
    db,
    publisher,
    isLeader: leadership.isHeld,
    onTold: options.onTold,
    onError: (error) => onError(error, { at: "relay" }),
  });
  const tellOthers = createWake(db.sql);
  const wake = (topic: WakeTopic) => {
    if (topic === "outbox" && leadership.isHeld()) relay.wake();
    else tellOthers(topic);
  };
  const runners = { ...startQueues({ db, wake }, lock.number, options), outbox: relay };
  const wakeUp = (topics: Iterable<WakeTopic>) => {
    for (const topic of topics) (runners as Runners)[topic]?.wake();
  };
  const keepUp = async () => {
    await lock.keep();
    await leadership.seek();
    await freeAbandonedKeys(db);
  };
  await keepUp();
  const unlisten = await listenForWake(db.sql, wakeUp);
  const stopPolling = pollEvery(pollMs, async () => {
    await keepUp().catch((error) => onError(error, { at: "poll" }));
    wakeUp(Object.keys(runners) as WakeTopic[]);
  });

  return {
    isReady: () =>
      db.sql`select 1`.then(
        () => true,
        () => false,
      ),
    async stop() {
      stopPolling();
      await unlisten().catch(() => undefined);
      const { outbox, ...queues } = runners;
      await Promise.all(Object.values(queues).map((queue) => queue.stop()));
      await outbox.stop();
      await Promise.all([lock.release(), leadership.release(), db.close()]);
    },
  };
}

function startQueues(
  core: CoreDeps,
  workerNumber: () => number,
  options: WorkerOptions,
): Record<QueueName, QueueRunner> {
  const { keyring, providers, gatewayUrl, files, onError, onRecorded } = options;
  const fileDeps = { ...core, keyring, gatewayUrl, store: files };
  const portsOf = portsWith(fileDeps, providers);
  const deps = { ...core, keyring, paces: createNumberPaces(), portsOf };
  const shared = {
    db: core.db,
    workerNumber,
    onError: (error: unknown, claim: Claim | null) =>
      onError(error, { at: claim?.queue ?? "claim" }),
  };
  const inbound = runQueue({
    ...shared,
    queue: "inbound",
    concurrency: 4,
    handle: async (claim) => {
      const startedAt = performance.now();
      const events = await recordInbound(deps, claim.scope, { claim, providers });
      onRecorded(claim, events, performance.now() - startedAt);
    },
  });
  const send = runQueue({
    ...shared,
    queue: "send",
    concurrency: 16,
    handle: (claim) => handleSend(deps, claim),
  });
  const sync = runQueue({
    ...shared,
    queue: "sync",
    concurrency: 2,
    handle: (claim) => syncTemplates(deps, claim.scope, { claim, keyring, providers }),
  });
  const told = { keyring, providers };
  const tell = (claim: Claim) => tellCustomer(deps, claim.scope, { claim, ...told });
  const read = runQueue({ ...shared, queue: "read", concurrency: 4, handle: tell });
  const typing = runQueue({ ...shared, queue: "typing", concurrency: 4, handle: tell });
  const block = runQueue({
    ...shared,
    queue: "block",
    concurrency: 2,
    handle: (claim) => tellBlocked(deps, claim.scope, { claim, ...told }),
  });
  const reconcile = runQueue({
    ...shared,
    queue: "reconcile",
    concurrency: 1,
    handle: (claim) => reconcileReceived(deps, claim.scope, { claim, ...told }),
  });
  const eraseOne = (claim: Claim) => eraseTraces(deps, claim.scope, { claim });
  const erase = runQueue({ ...shared, queue: "erase", concurrency: 1, handle: eraseOne });
  const media = runQueue({
    ...shared,
    queue: "media",
    concurrency: 4,
    handle: (claim) => handleMedia({ ...fileDeps, providers }, claim),
  });
  return { inbound, send, media, sync, read, typing, block, reconcile, erase };
}

/** What an attempt is sent through: its number's provider, with files brought to where that one takes them. */
function portsWith(
  deps: PrepareFileDeps,
  providers: WorkerOptions["providers"],
): (attempt: Attempt, scope: WorkspaceScope) => SendPorts {
  return ({ numberId, credentials }, scope) => {
    const provider = providers[credentials.provider];
    return {
      provider,
      prepareFile: (id) =>
        prepareFile(deps, scope, { mediaId: id as MediaId, numberId, provider, credentials }),
      statusCallbackUrl:
        credentials.provider === "twilio"
          ? `${deps.gatewayUrl}/webhooks/twilio/${numberId}/status`
          : undefined,
    };
  };
}

/** Runs `work` at once after each pause, never twice at the same time; returns how to stop it. */
function pollEvery(ms: number, work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => void work().finally(next), ms);
  };
  next();
  return () => clearTimeout(timer);
}
