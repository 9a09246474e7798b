import type { Tx } from "@parley/db/scope";
import { identitiesOf, phoneOfWaId } from "@parley/domain/identity";
import type { ContactId, ConversationId } from "@parley/domain/ids";
import { effectiveInboundAt } from "@parley/domain/window";
import type { InboundSender } from "@parley/providers/port";
import {
  identityKey,
  joinIdentities,
  resolveContacts,
  type SeenSender,
} from "../contacts/index.ts";
import { ensureConversations, findConversations } from "./lock-threads.ts";
import type { RecordedNumber, Sorted, Spoken } from "./sort-elements.ts";

/** The name under which a person is looked up in what `findOwners` returns. */
export function senderKey(sender: InboundSender): string {
  const [identity] = identitiesOf(sender);
  return identity === undefined ? "" : identityKey(identity);
}

/**
 * The conversation of each person of a batch; a message makes one where there is none, a reaction or a call in
 * progress does not. A number that a customer shared as their own joins what they are known by.
 */
export async function findOwners(
  tx: Tx,
  number: RecordedNumber,
  { messages: spoken, reactions, calls }: Sorted,
): Promise<Map<string, ConversationId>> {
  const writers = spoken.map(({ element, receivedAt }) => ({
    sender: personOf(element),
    at: effectiveInboundAt(element.providerAt, receivedAt),
  }));
  const others = [
    ...reactions.map(({ element, receivedAt }) => ({
      sender: element.sender,
      at: effectiveInboundAt(element.providerAt, receivedAt),
    })),
    ...calls.map(({ element, receivedAt }) => ({
      sender: element.person,
      at: effectiveInboundAt(element.at, receivedAt),
    })),
  ];
  const { workspaceId, id } = number;
  const contacts = await resolveContacts(tx, workspaceId, [...writers, ...others]);
  const idsOf = (seen: readonly SeenSender[]): ContactId[] => [
    ...new Set(seen.flatMap(({ sender }) => contacts.get(senderKey(sender)) ?? [])),
  ];
  const shared = spoken.flatMap(({ element }) => {
    const contactId = contacts.get(senderKey(personOf(element)));
    const phones = contactId === undefined ? [] : ownPhones(element);
    return phones.map((value) => ({ contactId: contactId as ContactId, value }));
  });
  if (shared.length > 0) {
    const kind = "wa_phone" as const;
    const joined = shared.map(({ contactId, value }) => ({ contactId, kind, value }));
    await joinIdentities(tx, workspaceId, joined);
  }
  const owned = new Map([
    ...(await findConversations(tx, workspaceId, id, idsOf(others))),
    ...(await ensureConversations(tx, workspaceId, id, idsOf(writers))),
  ]);
  return new Map(
    [...contacts].flatMap(([key, contactId]) => {
      const conversationId = owned.get(contactId);
      return conversationId === undefined ? [] : [[key, conversationId]];
    }),
  );
}

function personOf(element: Spoken): InboundSender {
  return element.kind === "echo" ? element.recipient : element.sender;
}

/** Phones of a card by which a customer answered our question for their number (A.8). */
function ownPhones(element: Spoken): string[] {
  if (element.kind === "echo" || element.content.type !== "contacts") return [];
  return element.content.contacts
    .filter(({ isOwnNumber }) => isOwnNumber)
    .flatMap(({ phones }) => phones)
    .flatMap(({ phone, waId }) => phoneOfWaId(waId ?? phone.replaceAll(/[\s().-]/g, "")) ?? []);
}
