import {
  type ConversationStreamInput,
  conversationStreamAt,
  stepConversationStream,
} from "./conversation-stream.ts";
import { readConversationChanged } from "./read-events.ts";
import type { StreamRunner } from "./stream-runner.ts";

/** What the thread's owner does for the stream. */
export type ConversationWatcher = {
  /** Fetches and applies what changed after the version; resolves to the version it is at then. */
  fetchChanges(sinceVersion: number): Promise<number>;
};

const retryWaitMs = 2_000;

/** Carries out the effects of one conversation's stream, for a thread that is at `version`. */
export function runConversation(version: number, watcher: ConversationWatcher): StreamRunner {
  let state = conversationStreamAt(version);
  let isStopped = false;
  let retryTimer: ReturnType<typeof setTimeout> | null = null;

  const fetchChanges = async (sinceVersion: number) => {
    try {
      take({ type: "fetched", version: await watcher.fetchChanges(sinceVersion) });
    } catch {
      take({ type: "fetch_failed" });
    }
  };
  const retryLater = () => {
    retryTimer ??= setTimeout(() => {
      retryTimer = null;
      take({ type: "continuity_lost" });
    }, retryWaitMs);
  };
  const take = (input: ConversationStreamInput) => {
    if (isStopped) return;
    const step = stepConversationStream(state, input);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type === "fetch") void fetchChanges(effect.sinceVersion);
      else retryLater();
    }
  };

  return {
    onMessage(data) {
      const event = readConversationChanged(data);
      if (event !== null) take({ type: "announced", version: event.version });
    },
    onContinuityLost: () => take({ type: "continuity_lost" }),
    onWake: () => {
      if (state.isFetching) void fetchChanges(state.known);
      else take({ type: "continuity_lost" });
    },
    stop() {
      isStopped = true;
      if (retryTimer !== null) clearTimeout(retryTimer);
    },
  };
}
