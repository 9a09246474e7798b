import { createContext, useContext } from "react";
import type { ConversationId, MessageView } from "./inbox-views.ts";
import type { Decision } from "./send-api.ts";

/** What a message of the open thread lets one do. */
export type Thread = {
  conversationId: ConversationId;
  contactName: string;
  /** false where the provider cannot, or nothing may be written at the moment. */
  canReply: boolean;
  canReact: boolean;
  reply(message: MessageView): void;
  react(message: MessageView, emoji: string | null): void;
  retry(message: MessageView): void;
  settle(message: MessageView, decision: Decision): void;
};

export const ThreadContext = createContext<Thread | null>(null);

export function useThread(): Thread {
  const thread = useContext(ThreadContext);
  if (thread === null) throw new Error("this part of a thread was rendered outside of it");
  return thread;
}
