import type { ConversationId } from "@parley/domain/ids";

import type { Alarm } from "./alarm.ts";
import { coalesce } from "./coalesce.ts";
import {
  emptyInboxStream,
  gapPatienceMs,
  type InboxStreamInput,
  stepInboxStream,
} from "./inbox-stream.ts";
import { keepTrying } from "./keep-trying.ts";
import { readListChanged } from "./read-events.ts";
import type { StreamRunner } from "./stream-runner.ts";

/** What the list's owner does for the stream; both may reject, and are then tried again. */
export type InboxWatcher = {
  /** Loads the list anew and resolves to its `listSequence`. */
  load(): Promise<number>;
  /** Fetches these conversations and patches the list. */
  patch(conversationIds: ConversationId[]): Promise<void>;
};

const patchWaitMs = 50;

/** Carries out the effects of the list stream for one watcher; the alarm ends its waits. */
export function runInbox(watcher: InboxWatcher, alarm: Alarm): StreamRunner {
  const stopped = new AbortController();
  const patches = coalesce<ConversationId>(patchWaitMs, (ids) => {
    void keepTrying(() => watcher.patch(ids), stopped.signal, alarm);
  });
  let state = emptyInboxStream;
  let gapTimer: ReturnType<typeof setTimeout> | null = null;

  const load = async () => {
    const sequence = await keepTrying(() => watcher.load(), stopped.signal, alarm);
    if (sequence !== undefined) take({ type: "loaded", sequence });
  };
  const awaitGap = () => {
    if (gapTimer !== null) return;
    gapTimer = setTimeout(() => {
      gapTimer = null;
      take({ type: "gap_expired" });
    }, gapPatienceMs);
  };
  const take = (input: InboxStreamInput) => {
    if (stopped.signal.aborted) return;
    const step = stepInboxStream(state, input);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type === "load") void load();
      else if (effect.type === "patch") patches.add(effect.conversationIds);
      else awaitGap();
    }
  };

  return {
    onMessage(data) {
      const event = readListChanged(data);
      if (event !== null) take({ type: "changed", event });
    },
    onContinuityLost: () => take({ type: "continuity_lost" }),
    // A load that is on its way starts anew by the alarm.
    onWake: () => {
      if (!state.isLoading) take({ type: "continuity_lost" });
    },
    stop() {
      stopped.abort();
      patches.stop();
      if (gapTimer !== null) clearTimeout(gapTimer);
    },
  };
}
