import type { RouterInputs } from "@parley/api/routers";
import type { ProviderId } from "@parley/domain/messages";
import type { InboxApi } from "./inbox-api.ts";
import type { ConversationView } from "./inbox-views.ts";

/** What a person decides about a message whose fate is unknown (F-31). */
export type Decision = RouterInputs["messages"]["settleUnconfirmed"]["decision"];

/** A filled template on its way, under the client's own id. */
export type OutgoingTemplate = Omit<RouterInputs["messages"]["sendTemplate"], "conversationId">;

/** The procedures by which the inbox sends. */
export type SendApi = Pick<
  InboxApi["messages"],
  "send" | "sendTemplate" | "retry" | "settleUnconfirmed"
>;

/** What decides whether and what one may write, beside the conversation's own status. */
export type SendFacts = { provider: ProviderId; isAutomated: boolean; isBlocked: boolean };

/** Reads them of a conversation; an automation that waits or runs holds the thread (S0.2). */
export function sendFactsOf({ number, contact, automation }: ConversationView): SendFacts {
  return {
    provider: number.provider,
    isAutomated: automation === "running" || automation === "waiting",
    isBlocked: contact.isBlocked,
  };
}
