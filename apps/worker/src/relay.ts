import { type ChangeBatch, dropTold, publicationsOf, takeChanges } from "@parley/core/outbox";
import type { Database } from "@parley/db/client";
import type { WorkspaceId } from "@parley/domain/ids";
import type { Publisher } from "@parley/realtime/publisher";

import { PublishBudget } from "./publish-budget.ts";

export type Relay = { wake(): void; stop(): Promise<void> };

export type RelayOptions = {
  db: Database;
  publisher: Publisher;
  /** True while this process is the one relay of the database. */
  isLeader: () => boolean;
  onTold: (batches: readonly ChangeBatch[]) => void;
  onError: (error: unknown) => void;
};

const retryMs = 1_000;

/**
 * Carries the outbox to Ably: one at a time and in order, so a channel's sequence has no gaps. A
 * change is removed only after it was published; what a dead relay left is published again under
 * the same ids.
 */
export function startRelay(options: RelayOptions): Relay {
  const budget = new PublishBudget<WorkspaceId>();
  let hasNews = false;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const wakeIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(wake, ms);
  };

  const run = async () => {
    while (hasNews && !isStopped && options.isLeader()) {
      hasNews = false;
      try {
        const { keys, nextInMs } = budget.resting(performance.now());
        const batches = await takeChanges(options.db, keys);
        if (keys.length > 0) wakeIn(nextInMs);
        if (batches.length === 0) continue;
        hasNews = true;
        for (const { workspaceId } of batches) budget.spend(workspaceId, performance.now());
        await options.publisher.publish(batches.flatMap(publicationsOf));
        await dropTold(options.db, batches);
        options.onTold(batches);
      } catch (error) {
        options.onError(error);
        hasNews = false;
        wakeIn(retryMs);
      }
    }
  };

  const wake = () => {
    hasNews = true;
    running ??= run().finally(() => {
      running = null;
      if (hasNews && !isStopped && options.isLeader()) wake();
    });
  };

  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
