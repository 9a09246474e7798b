import { tags } from "@parley/db/schema";
import { type TagColour, tagColours, tagKey } from "@parley/domain/contacts";
import { DomainError } from "@parley/domain/errors";
import { newId, type TagId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import type { TagView } from "./list-tags.ts";

export type CreateTag = { name: string; colour: TagColour | null };

const maxTags = 500;

/**
 * Makes a tag, or returns the one that has this name already, whatever its case (TAG-2, S3.19): two people who type the
 * same name at once get the same tag. Without a colour it gets the next of the palette.
 */
export const createTag = command(
  "tag.create",
  async (context: CommandContext, { name, colour }: CreateTag): Promise<TagView> => {
    const { tx, scope, about } = context;
    const { workspaceId } = scope;
    const key = tagKey(name);
    const known = await findTag(context, key);
    if (known !== undefined) return known;
    const count = await tx.$count(tags, eq(tags.workspaceId, workspaceId));
    if (count >= maxTags) {
      throw new DomainError(
        "contact.too_many_tags",
        `unable to create the tag; a workspace has at most ${maxTags}. Use one that exists`,
      );
    }
    const id = newId<TagId>();
    const nextColour = tagColours[count % tagColours.length] ?? tagColours[0];
    const [created] = await tx
      .insert(tags)
      .values({ workspaceId, id, name, key, colour: colour ?? nextColour })
      .onConflictDoNothing()
      .returning({ id: tags.id, name: tags.name, colour: tags.colour });
    const tag = created ?? (await findTag(context, key));
    if (tag === undefined) throw new Error("the tag vanished while it was made");
    about({ kind: "tag", id: tag.id });
    return tag;
  },
);

async function findTag({ tx, scope }: CommandContext, key: string): Promise<TagView | undefined> {
  const [tag] = await tx
    .select({ id: tags.id, name: tags.name, colour: tags.colour })
    .from(tags)
    .where(and(eq(tags.workspaceId, scope.workspaceId), eq(tags.key, key)));
  return tag;
}
