import { contactIdentities, contacts } from "@parley/db/schema";
import { type SQL, sql } from "drizzle-orm";

/** The phone in use of the contact of the running query, or the last one it had. */
export function phoneOf(contactId: typeof contacts.id): SQL<string | null> {
  return sql<string | null>`(select ${contactIdentities.value} from ${contactIdentities}
    where ${contactIdentities.workspaceId} = ${contacts.workspaceId}
      and ${contactIdentities.contactId} = ${contactId} and ${contactIdentities.kind} = 'wa_phone'
    order by ${contactIdentities.supersededAt} nulls first, ${contactIdentities.createdAt} limit 1)`;
}
