import { dropUndefined } from "../http/index.ts";
import type { InboundSender } from "../port/index.ts";
import { contactSchema, type MetaContact, type MetaMessage } from "./payload.ts";

/**
 * Who sent the message: its own ids, filled up from the entry of `contacts` that is the same person (A.7). An entry
 * with a contradicting id is never used: what one payload shows together is later joined to one contact.
 */
export function parseSender(message: Named, contacts: readonly MetaContact[]): InboundSender {
  const contact =
    contacts.find((one) => isSame(one, message)) ??
    contacts.find((one) => isOnly(one, message, contacts));
  return dropUndefined({
    waId: message.from ?? contact?.wa_id,
    bsuid: message.from_user_id ?? contact?.user_id,
    parentBsuid: message.from_parent_user_id ?? contact?.parent_user_id,
    username: contact?.profile?.username,
    profileName: contact?.profile?.name,
  });
}

/** Does it name nobody at all? */
export function isNobody({ waId, bsuid, parentBsuid }: InboundSender): boolean {
  return waId === undefined && bsuid === undefined && parentBsuid === undefined;
}

/** The ids of one person as a message carries them. */
type Named = Pick<MetaMessage, "from" | "from_user_id" | "from_parent_user_id">;

/** The readable entries of `contacts`; an unreadable one costs a name, never a message. */
export function parseContacts(contacts: unknown): MetaContact[] {
  if (!Array.isArray(contacts)) return [];
  return contacts.flatMap((contact: unknown) => contactSchema.safeParse(contact).data ?? []);
}

function isSame(contact: MetaContact, message: Named): boolean {
  if (message.from_user_id !== undefined && contact.user_id !== undefined) {
    return message.from_user_id === contact.user_id;
  }
  return message.from !== undefined && message.from === contact.wa_id;
}

function isOnly(contact: MetaContact, message: Named, contacts: readonly MetaContact[]): boolean {
  const isContradicting =
    differ(message.from, contact.wa_id) || differ(message.from_user_id, contact.user_id);
  return contacts.length === 1 && !isContradicting;
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}
