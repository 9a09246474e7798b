import type { CoreDeps } from "@parley/core/command";
import { recordInbound } from "@parley/core/inbound";
import type { ChangeBatch } from "@parley/core/outbox";
import type { Keyring } from "@parley/core/secrets";
import { connect } from "@parley/db/client";
import type { WhatsAppProvider } from "@parley/providers/port";
import type { Claim } from "@parley/queue/claim";
import { createWake, listenForWake, type WakeTopic } from "@parley/queue/wake";
import {
  createLeadership,
  freeAbandonedKeys,
  type QueueRunner,
  runQueue,
  takeWorkerLock,
} from "@parley/queue/worker";
import type { Publisher } from "@parley/realtime/publisher";
import { handleSend } from "./handle-send.ts";

import { startRelay } from "./relay.ts";

export type WorkerOptions = {
  databaseUrl: string;
  keyring: Keyring;
  provider: WhatsAppProvider;
  publisher: Publisher;
  onError: (error: unknown, about: object) => void;
  onRecorded: (claim: Claim, events: number, ms: number) => void;
  onTold: (batches: readonly ChangeBatch[]) => void;
};

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
    for (const topic of topics)
      (runners as Partial<Record<WakeTopic, { wake(): void }>>)[topic]?.wake();
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
    wakeUp(["inbound", "send", "outbox"]);
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
      await Promise.all([runners.inbound.stop(), runners.send.stop()]);
      await relay.stop();
      await Promise.all([lock.release(), leadership.release(), db.close()]);
    },
  };
}

function startQueues(
  core: CoreDeps,
  workerNumber: () => number,
  options: WorkerOptions,
): { inbound: QueueRunner; send: QueueRunner } {
  const { keyring, provider, onError, onRecorded } = options;
  const deps = { ...core, keyring, provider };
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
      const events = await recordInbound(deps, claim.scope, { claim, provider });
      onRecorded(claim, events, performance.now() - startedAt);
    },
  });
  const send = runQueue({
    ...shared,
    queue: "send",
    concurrency: 16,
    handle: (claim) => handleSend(deps, claim),
  });
  return { inbound, send };
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
