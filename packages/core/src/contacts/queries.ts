import { contactIdentities, contacts } from "@parley/db/schema";
import {
  type ContactMetadata,
  type MarketingConsent,
  marketingConsent,
} from "@parley/domain/contacts";
import type { ContactIdentity } from "@parley/domain/identity";
import type { ContactId } from "@parley/domain/ids";
import { and, asc, eq, isNull } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";
import type { TagView } from "./list-tags.ts";
import { tagsOfContact } from "./tags-of-contact.ts";
import { absentContact } from "./touch-contact.ts";

/** Everything the contact panel shows of a person beside their conversation. */
export type ContactView = {
  id: ContactId;
  /** What people named the contact; null where nobody did. */
  name: string | null;
  profileName: string | null;
  username: string | null;
  isBlocked: boolean;
  marketing: { consent: MarketingConsent; since: Date | null };
  metadata: ContactMetadata;
  /** How the person is known now; what they gave up is not among them. */
  identities: ContactIdentity[];
  tags: TagView[];
  revision: number;
  createdAt: Date;
};

/** One contact. Throws `contact.not_found`, also for another workspace's. */
export const getContact = query(
  "contact.view",
  async ({ tx, scope }: QueryContext, id: ContactId): Promise<ContactView> => {
    const mine = and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, id));
    const [[row], identities] = await Promise.all([
      tx
        .select({
          contact: contacts,
          tags: tagsOfContact({ workspaceId: contacts.workspaceId, contactId: contacts.id }),
        })
        .from(contacts)
        .where(mine),
      tx
        .select({ kind: contactIdentities.kind, value: contactIdentities.value })
        .from(contactIdentities)
        .where(
          and(
            eq(contactIdentities.workspaceId, scope.workspaceId),
            eq(contactIdentities.contactId, id),
            isNull(contactIdentities.supersededAt),
          ),
        )
        .orderBy(asc(contactIdentities.createdAt), asc(contactIdentities.id)),
    ]);
    if (row === undefined) throw absentContact();
    const { name, profileName, username, isBlocked, metadata, revision, createdAt } = row.contact;
    const { marketingStoppedAt, marketingAllowedAt } = row.contact;
    return {
      ...{ id, name, profileName, username, isBlocked, metadata, revision, createdAt },
      marketing: {
        consent: marketingConsent(row.contact),
        since: marketingStoppedAt ?? marketingAllowedAt,
      },
      ...{ identities, tags: row.tags },
    };
  },
);
