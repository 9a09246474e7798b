import type { MessageId } from "@parley/domain/ids";
import type { ProviderId, SendableContent } from "@parley/domain/messages";
import type { InboxApi } from "./inbox-api.ts";
import type { ConversationId, ConversationView, MessageView } from "./inbox-views.ts";

export type SendInput = {
  conversationId: ConversationId;
  clientMessageId: string;
  content: SendableContent;
  quotedMessageId: MessageId | null;
};

/** What a person decides about a message whose fate is unknown (F-31). */
export type Decision = "arrived" | "send_again";

type Mutation<Input> = { mutate(input: Input): Promise<MessageView> };

/** The procedures by which the inbox sends, named in this one place. */
export type SendApi = {
  send: Mutation<SendInput>;
  retry: Mutation<{ messageId: MessageId }>;
  settleUnconfirmed: Mutation<{ messageId: MessageId; decision: Decision }>;
};

export function sendApiOf(api: InboxApi): SendApi {
  return api.messages as unknown as SendApi;
}

/** What decides whether and what one may write, beside the conversation's own status. */
export type SendFacts = { provider: ProviderId; isAutomated: boolean; isBlocked: boolean };

type Extended = {
  number: { provider?: ProviderId };
  contact: { isBlocked?: boolean };
  automation?: string;
};

/** Reads them of a conversation; an automation that waits or runs holds the thread (S0.2). */
export function sendFactsOf(conversation: ConversationView): SendFacts {
  const { number, contact, automation } = conversation as ConversationView & Extended;
  return {
    provider: number.provider ?? "meta",
    isAutomated: automation === "running" || automation === "waiting",
    isBlocked: contact.isBlocked === true,
  };
}
