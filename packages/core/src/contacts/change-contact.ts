import { contacts } from "@parley/db/schema";
import type { ContactMetadata } from "@parley/domain/contacts";
import type { ContactId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { absentContact, touchContact } from "./touch-contact.ts";

/** Sets the name people gave the contact; null shows the profile's own again (S0.43). Throws `contact.not_found`. */
export const renameContact = command(
  "contact.rename",
  async (
    context: CommandContext,
    { contactId, name }: { contactId: ContactId; name: string | null },
  ): Promise<void> => {
    await touchContact(context, contactId, { name });
  },
);

/** Replaces what programs keep of the contact (S0.45). Throws `contact.not_found`. */
export const setContactMetadata = command(
  "contact.set_metadata",
  async (
    context: CommandContext,
    { contactId, metadata }: { contactId: ContactId; metadata: ContactMetadata },
  ): Promise<void> => {
    await touchContact(context, contactId, { metadata });
  },
);

/**
 * Records what the contact said about marketing to a member: a "no" stops marketing templates at once, a "yes" allows
 * them (MKT-1, S4.8). Saying it again keeps the first moment. Throws `contact.not_found`.
 */
export const setContactMarketing = command(
  "contact.set_marketing",
  async (
    context: CommandContext,
    { contactId, isAllowed }: { contactId: ContactId; isAllowed: boolean },
  ): Promise<void> => {
    const { tx, scope, now } = context;
    const [known] = await tx
      .select({ stoppedAt: contacts.marketingStoppedAt, allowedAt: contacts.marketingAllowedAt })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)))
      .for("update");
    if (known === undefined) throw absentContact();
    await touchContact(context, contactId, {
      marketingStoppedAt: isAllowed ? null : (known.stoppedAt ?? now),
      marketingAllowedAt: isAllowed ? (known.allowedAt ?? now) : null,
    });
  },
);
