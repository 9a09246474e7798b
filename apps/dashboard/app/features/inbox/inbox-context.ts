import type { UserId } from "@parley/domain/ids";
import { createContext, useContext } from "react";
import type { InboxApi } from "./inbox-api.ts";
import type { InboxKeys } from "./inbox-keys.ts";
import type { ListActions } from "./list-actions.ts";
import type { ThreadActions } from "./thread-actions.ts";

/** What every part of the inbox shares. */
export type Inbox = {
  slug: string;
  self: { id: UserId; fullName: string };
  api: InboxApi;
  keys: InboxKeys;
  lists: ListActions;
  threads: ThreadActions;
  /** Asks anew what the member is told; called when that changed. */
  onNotified(): Promise<void>;
  /** The server's time, which countdowns and new texts trust rather than this browser's clock. */
  serverTime(): Date;
};

export const InboxContext = createContext<Inbox | null>(null);

export function useInbox(): Inbox {
  const inbox = useContext(InboxContext);
  if (inbox === null) throw new Error("this part of the inbox was rendered outside of it");
  return inbox;
}
