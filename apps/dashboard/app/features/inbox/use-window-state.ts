import { type WindowState, windowState } from "@parley/domain/window";
import type { ConversationView } from "./inbox-views.ts";
import { useServerNow } from "./use-server-now.ts";
import { msUntilChange } from "./window-words.ts";

type WindowFactsView = Pick<ConversationView, "lastInboundAt" | "windowForcedClosedAt">;

/** The window by the server's clock; changes by itself each minute and at the very end (WIN-3). */
export function useWindowState(conversation: WindowFactsView): WindowState {
  const stateAt = (now: Date) => {
    const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
    return windowState({ lastInboundAt, forcedClosedAt, now });
  };
  const now = useServerNow((at) => msUntilChange(stateAt(at).remainingMs) || 60_000);
  return stateAt(now);
}
