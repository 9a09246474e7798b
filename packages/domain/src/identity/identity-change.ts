import { identitiesOf, type SenderIds } from "./identity.ts";
import { phoneVariants } from "./phone-variants.ts";
import type { ContactIdentity } from "./schema.ts";

/** A person's identities before and after a change of number, as a system notice names them (IDN-10). */
export type IdentityChange = { previous: ContactIdentity[]; current: ContactIdentity[] };

/** What a change does to the identities of a contact. */
export type ChangedIdentities = {
  kept: ContactIdentity[];
  /** No longer this person's: never sent to, and found for a while only (IDN-12). */
  retired: ContactIdentity[];
  added: ContactIdentity[];
};

/**
 * The change a notice tells of: who the person was and who it is now. Null when one side names nobody or nothing is
 * different (IDN-10; `user_changed_number`, `user_changed_user_id`; Cloud API reference A.8).
 */
export function identityChange(previous: SenderIds, current: SenderIds): IdentityChange | null {
  const change = { previous: identitiesOf(previous), current: identitiesOf(current) };
  if (change.previous.length === 0) return null;
  const isNew = change.current.some((identity) => !isAmong(change.previous, identity));
  return isNew ? change : null;
}

/**
 * The identities of a contact after the change. Only what the notice names stays, because a new number always brings
 * new business-scoped ids, and a hidden one leaves the old number to a stranger (IDN-10, F.1). Applying it again
 * changes nothing. A contact that the notice does not name, before or after, stays as it is.
 */
export function applyIdentityChange(
  known: readonly ContactIdentity[],
  { previous, current }: IdentityChange,
): ChangedIdentities {
  const isMeant = known.some((identity) => isAmong([...previous, ...current], identity));
  if (!isMeant) return { kept: [...known], retired: [], added: [] };
  return {
    kept: known.filter((identity) => isAmong(current, identity)),
    retired: known.filter((identity) => !isAmong(current, identity)),
    added: current.filter((identity) => !isAmong(known, identity)),
  };
}

/** Do two identities mean one person? Equal, or the same phone in its two ways of writing (IDN-4). */
export function isSameIdentity(a: ContactIdentity, b: ContactIdentity): boolean {
  if (a.kind !== b.kind) return false;
  return a.kind === "wa_phone" ? phoneVariants(a.value).includes(b.value) : a.value === b.value;
}

function isAmong(identities: readonly ContactIdentity[], identity: ContactIdentity): boolean {
  return identities.some((one) => isSameIdentity(one, identity));
}
