import { contacts, contactTags, tags } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import type { ContactId, TagId } from "@parley/domain/ids";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { absentContact, touchContact } from "./touch-contact.ts";

export type TagContact = { contactId: ContactId; tagId: TagId };

const maxTags = 50;

/**
 * Gives a contact a tag; doing it twice changes nothing (S3.19). Throws `contact.not_found`, `tag.not_found` and, from
 * the fifty-first on, `contact.too_many_tags`.
 */
export const tagContact = command(
  "contact.tag",
  async (context: CommandContext, { contactId, tagId }: TagContact): Promise<void> => {
    const { tx, scope } = context;
    const { workspaceId } = scope;
    await lockContact(context, contactId);
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(and(eq(tags.workspaceId, workspaceId), eq(tags.id, tagId)));
    if (tag === undefined) throw absentTag();
    const mine = and(
      eq(contactTags.workspaceId, workspaceId),
      eq(contactTags.contactId, contactId),
    );
    if ((await tx.$count(contactTags, mine)) >= maxTags) throw tooManyTags();
    const added = await tx
      .insert(contactTags)
      .values({ workspaceId, contactId, tagId })
      .onConflictDoNothing()
      .returning({ tagId: contactTags.tagId });
    if (added.length > 0) await touchContact(context, contactId);
  },
);

/** Takes a tag from a contact; the tag itself stays. Throws `contact.not_found` and `tag.not_found`. */
export const untagContact = command(
  "contact.tag",
  async (context: CommandContext, { contactId, tagId }: TagContact): Promise<void> => {
    const { tx, scope } = context;
    await lockContact(context, contactId);
    const [tag] = await tx
      .select({ id: tags.id })
      .from(tags)
      .where(and(eq(tags.workspaceId, scope.workspaceId), eq(tags.id, tagId)));
    if (tag === undefined) throw absentTag();
    const removed = await tx
      .delete(contactTags)
      .where(
        and(
          eq(contactTags.workspaceId, scope.workspaceId),
          eq(contactTags.contactId, contactId),
          eq(contactTags.tagId, tagId),
        ),
      )
      .returning({ tagId: contactTags.tagId });
    if (removed.length > 0) await touchContact(context, contactId);
  },
);

/** Throws `tag.not_found` unless the tag is the workspace's. */
export async function assertTag(
  { tx, scope }: Pick<CommandContext, "tx" | "scope">,
  tagId: TagId,
): Promise<void> {
  const isTag = and(eq(tags.workspaceId, scope.workspaceId), eq(tags.id, tagId));
  if ((await tx.$count(tags, isTag)) === 0) throw absentTag();
}

async function lockContact(
  { tx, scope, about }: CommandContext,
  contactId: ContactId,
): Promise<void> {
  about({ kind: "contact", id: contactId });
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)))
    .for("update");
  if (contact === undefined) throw absentContact();
}

function absentTag(): DomainError {
  return new DomainError(
    "tag.not_found",
    "unable to find the tag; it does not exist or was removed",
  );
}

function tooManyTags(): DomainError {
  return new DomainError(
    "contact.too_many_tags",
    `unable to add the tag; a contact has at most ${maxTags}. Remove one first`,
  );
}
