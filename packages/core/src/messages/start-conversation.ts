import { numbers, optIns } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { identitiesOf } from "@parley/domain/identity";
import type { ContactId, ConversationId, NumberId, TemplateId } from "@parley/domain/ids";
import type { TemplateValues } from "@parley/domain/templates";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { type CommandContext, command } from "../command/index.ts";
import { identityKey, resolveContacts } from "../contacts/index.ts";
import { openConversation } from "../conversations/index.ts";
import type { MessageView } from "./message-view.ts";
import { findByClientId } from "./queue-message.ts";
import { queueTemplate } from "./send-template.ts";

export type StartConversation = {
  numberId: NumberId;
  /** E.164 with "+". */
  phone: string;
  /** The client's own id of the first message: the same id starts once, however often it arrives. */
  clientMessageId: string;
  templateId: TemplateId;
  values: TemplateValues;
};

export type StartedConversation = { conversationId: ConversationId; message: MessageView };

/**
 * Writes to somebody first: the person is found or made by their phone, their open conversation is taken, an ended one
 * opened again, and the template queued, with the record of who confirmed the opt-in (S0.30–S0.35, S4.8). Refuses with
 * `number.not_found`, `number.inactive`, and as `sendTemplate` does; then nothing is left behind.
 */
export const startConversation = command(
  "conversation.start",
  async (context: CommandContext, input: StartConversation): Promise<StartedConversation> => {
    await assertCanWriteFrom(context, input);
    const earlier = await findByClientId(context, input.clientMessageId);
    const contactId = await findOrMakeContact(context, input.phone);
    const { numberId, clientMessageId, templateId, values } = input;
    const conversationId = await openConversation(context, { numberId, contactId });
    const sent = { conversationId, clientMessageId, templateId, values };
    const message = await queueTemplate(context, sent);
    if (earlier === undefined) await recordOptIn(context, contactId);
    return { conversationId, message };
  },
);

async function assertCanWriteFrom(
  { tx, scope }: CommandContext,
  { numberId, phone }: StartConversation,
): Promise<void> {
  const [number] = await tx
    .select({ phone: numbers.phone, isActive: numbers.isActive })
    .from(numbers)
    .where(and(eq(numbers.workspaceId, scope.workspaceId), eq(numbers.id, numberId)));
  if (number === undefined) {
    throw refused("number.not_found", "the number does not exist any more. Choose another");
  }
  if (!number.isActive) {
    throw refused("number.inactive", "the number is switched off. Choose another");
  }
  if (number.phone === phone) {
    throw refused("input.invalid", "this is the phone of the number itself. Enter the customer's");
  }
}

async function findOrMakeContact(
  { tx, scope, now }: CommandContext,
  phone: string,
): Promise<ContactId> {
  const sender = { waId: phone.slice(1) };
  const contacts = await resolveContacts(tx, scope.workspaceId, [{ sender, at: now }]);
  const [contactId] = identitiesOf(sender).flatMap((one) => contacts.get(identityKey(one)) ?? []);
  if (contactId === undefined) throw new Error("the contact was neither made nor found");
  return contactId;
}

async function recordOptIn(
  { tx, scope, now }: CommandContext,
  contactId: ContactId,
): Promise<void> {
  const { workspaceId, actor } = scope;
  await tx.insert(optIns).values({
    ...{ workspaceId, id: v7(), contactId, confirmedAt: now },
    confirmedByUserId: actor.kind === "user" ? actor.userId : null,
  });
}

function refused(code: DomainError["code"], reason: string): DomainError {
  return new DomainError(code, `unable to start the conversation; ${reason}`);
}
