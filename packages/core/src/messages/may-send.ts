import { contacts, conversations, numbers } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ConversationId } from "@parley/domain/ids";
import type { ProviderId } from "@parley/domain/messages";
import { canSendFreeForm } from "@parley/domain/window";
import { and, eq } from "drizzle-orm";
import type { QueryContext } from "../command/index.ts";
import { absentConversation } from "../conversations/index.ts";

/** The number and the person of a conversation, as far as sending asks for them. */
export type Parties = {
  provider: ProviderId;
  isNumberActive: boolean;
  isBlocked: boolean;
  marketingStoppedAt: Date | null;
  messagingLimit: string | null;
  portfolioId: string | null;
  providerAccountId: string | null;
};

/** Throws `conversation.not_found`. */
export async function getParties(
  { tx, scope }: Pick<QueryContext, "tx" | "scope">,
  conversationId: ConversationId,
): Promise<Parties> {
  const [found] = await tx
    .select({
      provider: numbers.provider,
      isNumberActive: numbers.isActive,
      messagingLimit: numbers.messagingLimit,
      portfolioId: numbers.portfolioId,
      providerAccountId: numbers.providerAccountId,
      isBlocked: contacts.isBlocked,
      marketingStoppedAt: contacts.marketingStoppedAt,
    })
    .from(conversations)
    .innerJoin(
      numbers,
      and(
        eq(numbers.workspaceId, conversations.workspaceId),
        eq(numbers.id, conversations.numberId),
      ),
    )
    .innerJoin(
      contacts,
      and(
        eq(contacts.workspaceId, conversations.workspaceId),
        eq(contacts.id, conversations.contactId),
      ),
    )
    .where(
      and(eq(conversations.workspaceId, scope.workspaceId), eq(conversations.id, conversationId)),
    );
  if (found === undefined) throw absentConversation();
  return found;
}

type Conversation = typeof conversations.$inferSelect;

/**
 * The guards of every way to send, in their one order: conversation open (S0.1), automation (S0.2), contact,
 * number, content (`check`), window. A template needs no window.
 */
export function assertMaySend(
  conversation: Conversation,
  parties: Parties,
  { now, isTemplate, check }: { now: Date; isTemplate: boolean; check: () => void },
): void {
  if (conversation.status !== "open") {
    throw refusal("conversation.closed", "the conversation is closed. Reopen it first");
  }
  if (conversation.automation === "running" || conversation.automation === "waiting") {
    throw refusal(
      "conversation.automation_running",
      "a workflow is running on this conversation. Take it over first",
    );
  }
  if (parties.isBlocked) {
    throw refusal("contact.blocked", "you blocked this contact. Unblock the contact to write");
  }
  if (!parties.isNumberActive) throw refusal("number.inactive", "the number is switched off");
  check();
  const { lastInboundAt, windowForcedClosedAt: forcedClosedAt } = conversation;
  if (isTemplate || canSendFreeForm({ lastInboundAt, forcedClosedAt, now })) return;
  throw refusal("conversation.window_closed", "the customer service window is closed");
}

function refusal(code: DomainError["code"], reason: string): DomainError {
  return new DomainError(code, `unable to send message; ${reason}`);
}
