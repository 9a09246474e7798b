import { recordInbound } from "@parley/core/inbound";
import type { ChangeBatch } from "@parley/core/outbox";
import type { Keyring } from "@parley/core/secrets";
import { connect } from "@parley/db/client";
import type { WhatsAppProvider } from "@parley/providers/port";
import type { Claim } from "@parley/queue/claim";
import { createWake, listenForWake } from "@parley/queue/wake";
import { freeAbandonedKeys, runQueue, takeWorkerLock } from "@parley/queue/worker";
import type { Publisher } from "@parley/realtime/publisher";
import { handleSend } from "./handle-send.ts";
import { createLeadership } from "./leadership.ts";
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
  const { databaseUrl, keyring, provider, publisher, onError } = options;
  const db = connect(databaseUrl, { max: 12, applicationName: "parley-worker" });
  const lock = await takeWorkerLock(databaseUrl);
  const leadership = createLeadership(databaseUrl);
  const tellOthers = createWake(db.sql);
  const deps = {
    db,
    keyring,
    provider,
    wake: () => {
      relay.wake();
      tellOthers();
    },
  };
  const relay = startRelay({
    db,
    publisher,
    isLeader: leadership.isHeld,
    onTold: options.onTold,
    onError: (error) => onError(error, { at: "relay" }),
  });
  const shared = {
    db,
    workerNumber: lock.number,
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
      options.onRecorded(claim, events, performance.now() - startedAt);
    },
  });
  const send = runQueue({
    ...shared,
    queue: "send",
    concurrency: 16,
    handle: (claim) => handleSend(deps, claim),
  });
  const wakeAll = () => {
    inbound.wake();
    send.wake();
    relay.wake();
  };
  const keepUp = async () => {
    try {
      await lock.keep();
      await leadership.seek();
      await freeAbandonedKeys(db);
    } catch (error) {
      onError(error, { at: "poll" });
    }
    wakeAll();
  };
  await keepUp();
  const unlisten = await listenForWake(db.sql, wakeAll);
  let isPolling = false;
  const poll = setInterval(() => {
    if (isPolling) return;
    isPolling = true;
    void keepUp().finally(() => {
      isPolling = false;
    });
  }, pollMs);

  return {
    isReady: () =>
      db.sql`select 1`.then(
        () => true,
        () => false,
      ),
    async stop() {
      clearInterval(poll);
      await unlisten().catch(() => undefined);
      await Promise.all([inbound.stop(), send.stop()]);
      await relay.stop();
      await Promise.all([lock.release(), leadership.release(), db.close()]);
    },
  };
}
