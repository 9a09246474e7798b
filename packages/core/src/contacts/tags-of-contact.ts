import { contactTags, tags } from "@parley/db/schema";
import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { TagView } from "./list-tags.ts";

/** A column of a select: the tags of the contact its row names, by name, without a query of their own. */
export function tagsOfContact(owner: {
  workspaceId: PgColumn;
  contactId: PgColumn;
}): SQL<TagView[]> {
  return sql<TagView[]>`(select coalesce(
      json_agg(json_build_object('id', t.id, 'name', t.name, 'colour', t.colour) order by t.key), '[]'::json)
    from ${contactTags} ct join ${tags} t on t.workspace_id = ct.workspace_id and t.id = ct.tag_id
    where ct.workspace_id = ${qualified(owner.workspaceId)} and ct.contact_id = ${qualified(owner.contactId)})`;
}

/** With its table's name, which drizzle leaves out where a select has one table. */
function qualified(column: PgColumn): SQL {
  return sql`${column.table}.${sql.identifier(column.name)}`;
}
