import { users, views } from "@parley/db/schema";
import { everythingOpen, type ListFilter, listFilterSchema } from "@parley/domain/conversations";
import { DomainError } from "@parley/domain/errors";
import { newId, type UserId, type ViewId } from "@parley/domain/ids";
import { holderOf, type WorkspaceScope } from "@parley/domain/scope";
import { and, asc, eq, or } from "drizzle-orm";
import { type CommandContext, command, type QueryContext, query } from "../command/index.ts";
import { assertTag } from "../contacts/index.ts";
import { getMemberName } from "../members/index.ts";
import { assertNumber } from "../numbers/index.ts";

/** A saved choice of filters, as the member sees it. */
export type ListView = {
  id: ViewId;
  name: string;
  filter: ListFilter;
  isShared: boolean;
  owner: { id: UserId; name: string };
};

/** The member's own views and those shared with all, by name. */
export const listViews = query(
  "view.list",
  async ({ tx, scope }: QueryContext): Promise<ListView[]> => {
    const rows = await tx
      .select({ view: views, ownerName: users.fullName })
      .from(views)
      .innerJoin(users, eq(users.id, views.ownerId))
      .where(
        and(
          eq(views.workspaceId, scope.workspaceId),
          or(views.isShared, eq(views.ownerId, memberOf(scope))),
        ),
      )
      .orderBy(asc(views.name), asc(views.id));
    return rows.map(({ view, ownerName }) => {
      const { id, name, isShared, ownerId } = view;
      // Saved before a filter was added, a view does not speak of it.
      const filter = listFilterSchema.safeParse(view.filter).data ?? everythingOpen;
      return { id, name, filter, isShared, owner: { id: ownerId, name: ownerName } };
    });
  },
);

export type SaveView = { name: string; filter: ListFilter; isShared: boolean };

/**
 * Saves a view of the member; one of theirs with the same name is replaced. Throws `number.not_found`, `tag.not_found` and
 * `member.not_found` for a filter that names what is not there.
 */
export const saveView = command(
  "view.save",
  async (context: CommandContext, input: SaveView): Promise<ViewId> => {
    const { tx, scope, about } = context;
    const { workspaceId } = scope;
    const { numberId, assigneeId, tagId } = input.filter;
    if (numberId !== null) await assertNumber(tx, workspaceId, numberId);
    if (assigneeId !== null) await getMemberName(context, assigneeId);
    if (tagId !== null) await assertTag(context, tagId);
    const ownerId = memberOf(scope);
    const [replaced] = await tx
      .update(views)
      .set(input)
      .where(
        and(
          eq(views.workspaceId, workspaceId),
          eq(views.ownerId, ownerId),
          eq(views.name, input.name),
        ),
      )
      .returning({ id: views.id });
    const id = replaced?.id ?? newId<ViewId>();
    about({ kind: "view", id });
    if (replaced === undefined) {
      await tx.insert(views).values({ workspaceId, id, ownerId, ...input });
    }
    return id;
  },
);

/** Removes a view: one's own, or as owner or admin a shared one. Throws `view.not_found`. */
export const deleteView = command(
  "view.delete",
  async ({ tx, scope, about }: CommandContext, id: ViewId): Promise<void> => {
    about({ kind: "view", id });
    const isOwn = eq(views.ownerId, memberOf(scope));
    const mayRemove = holderOf(scope) === "agent" ? isOwn : or(isOwn, views.isShared);
    const gone = await tx
      .delete(views)
      .where(and(eq(views.workspaceId, scope.workspaceId), eq(views.id, id), mayRemove))
      .returning({ id: views.id });
    if (gone.length === 0) throw absentView();
  },
);

function memberOf({ actor }: WorkspaceScope): UserId {
  if (actor.kind !== "user") throw new Error("only a member has views");
  return actor.userId;
}

function absentView(): DomainError {
  return new DomainError(
    "view.not_found",
    "unable to change the view; it does not exist or belongs to somebody else",
  );
}
