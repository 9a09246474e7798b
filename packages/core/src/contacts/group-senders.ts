import { type ContactIdentity, identitiesOf, phoneVariants } from "@parley/domain/identity";
import type { InboundSender } from "@parley/providers/port";

/** One person of a batch: everything the batch shows of them together. */
export type Person = {
  identities: Map<string, ContactIdentity>;
  profileName: string | null;
  username: string | null;
  /** When the batch shows them last. */
  seenAt: Date;
};

/** Somebody an event names, and when it happened. */
export type SeenSender = { sender: InboundSender; at: Date };

/** The name under which an identity is looked up in a batch. */
export function identityKey({ kind, value }: ContactIdentity): string {
  return `${kind}:${value}`;
}

/** The same phone in the forms WhatsApp uses for it, its own form first (IDN-4). */
export function variantsOf(identity: ContactIdentity): ContactIdentity[] {
  if (identity.kind !== "wa_phone") return [identity];
  const others = phoneVariants(identity.value).filter((value) => value !== identity.value);
  return [identity, ...others.map((value) => ({ kind: identity.kind, value }))];
}

/**
 * Groups senders that share an identity, in whatever spelling, into persons (IDN-4, IDN-7). Returns each identity's person;
 * a sender without any identity is in nobody's group.
 */
export function groupSenders(senders: readonly SeenSender[]): Map<string, Person> {
  const personOf = new Map<string, Person>();
  for (const { sender, at } of senders) {
    const identities = identitiesOf(sender);
    const keys = identities.flatMap(variantsOf).map(identityKey);
    const known = new Set(keys.flatMap((key) => personOf.get(key) ?? []));
    const person = merge([...known], at);
    if (at > person.seenAt) person.seenAt = at;
    for (const identity of identities) person.identities.set(identityKey(identity), identity);
    person.profileName = sender.profileName ?? person.profileName;
    person.username = sender.username ?? person.username;
    for (const key of person.identities.keys()) personOf.set(key, person);
  }
  return personOf;
}

function merge(persons: readonly Person[], seenAt: Date): Person {
  const nobody = { identities: new Map(), profileName: null, username: null, seenAt };
  const [first = nobody, ...others] = persons;
  for (const other of others) {
    for (const [key, identity] of other.identities) first.identities.set(key, identity);
    first.profileName ??= other.profileName;
    first.username ??= other.username;
    if (other.seenAt > first.seenAt) first.seenAt = other.seenAt;
  }
  return first;
}
