import { keepTrying } from "./keep-trying.ts";
import { isNotificationsChanged } from "./read-events.ts";
import type { StreamRunner } from "./stream-runner.ts";

/** What the owner of a member's notifications does for the stream. */
export type PersonalWatcher = {
  /** Asks the server what there is now; may reject, and is then tried again. */
  load(): Promise<void>;
};

/** Carries out a member's own channel: each event, and each break, asks the server once more. */
export function runPersonal(watcher: PersonalWatcher): StreamRunner {
  const stopped = new AbortController();
  let isLoading = false;
  let mustLoadAgain = false;

  const load = async () => {
    mustLoadAgain = isLoading;
    if (isLoading) return;
    isLoading = true;
    await keepTrying(() => watcher.load(), stopped.signal);
    isLoading = false;
    if (mustLoadAgain && !stopped.signal.aborted) void load();
  };

  return {
    onMessage(data) {
      if (isNotificationsChanged(data)) void load();
    },
    onContinuityLost: () => void load(),
    stop: () => stopped.abort(),
  };
}
