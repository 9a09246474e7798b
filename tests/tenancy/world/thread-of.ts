import type { Database } from "@parley/db/client";
import { contactIdentities, conversations, messages } from "@parley/db/schema";
import { inWorkspace } from "@parley/db/scope";
import type { ContactId, ConversationId, MessageId } from "@parley/domain/ids";
import type { TestWorkspace } from "@parley/testkit/factories";
import { and, asc, eq } from "drizzle-orm";

export type Thread = {
  conversationId: ConversationId;
  contactId: ContactId;
  /** What the customer wrote first. */
  inboundMessageId: MessageId;
};

/** The thread with the customer, by the digits of their phone. */
export async function threadOf(
  db: Database,
  workspace: TestWorkspace,
  customer: string,
): Promise<Thread> {
  const [thread] = await inWorkspace(db, workspace.as("owner"), (tx) =>
    tx
      .select({
        conversationId: conversations.id,
        contactId: conversations.contactId,
        inboundMessageId: messages.id,
      })
      .from(conversations)
      .innerJoin(contactIdentities, eq(contactIdentities.contactId, conversations.contactId))
      .innerJoin(messages, eq(messages.conversationId, conversations.id))
      .where(and(eq(contactIdentities.value, `+${customer}`), eq(messages.direction, "inbound")))
      .orderBy(asc(messages.sequence))
      .limit(1),
  );
  if (thread === undefined) throw new Error("the customer has written to the workspace");
  return thread;
}
