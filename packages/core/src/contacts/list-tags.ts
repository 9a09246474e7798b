import { tags } from "@parley/db/schema";
import type { TagColour } from "@parley/domain/contacts";
import type { TagId } from "@parley/domain/ids";
import { asc, eq } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

export type TagView = { id: TagId; name: string; colour: TagColour };

/** The workspace's tags, by name; a few hundred at most. */
export const listTags = query(
  "tag.view",
  ({ tx, scope }: QueryContext): Promise<TagView[]> =>
    tx
      .select({ id: tags.id, name: tags.name, colour: tags.colour })
      .from(tags)
      .where(eq(tags.workspaceId, scope.workspaceId))
      .orderBy(asc(tags.key)),
);
