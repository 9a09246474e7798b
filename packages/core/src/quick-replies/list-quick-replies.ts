import { quickReplies } from "@parley/db/schema";
import type { QuickReplyId } from "@parley/domain/ids";
import type { QuickReplyCard } from "@parley/domain/quick-replies";
import type { WorkspaceScope } from "@parley/domain/scope";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { type QueryContext, query } from "../command/index.ts";

/** An answer kept under a shortcut; a shared one is everybody's, any other one's own. */
export type QuickReplyView = {
  id: QuickReplyId;
  shortcut: string;
  text: string;
  card: QuickReplyCard | null;
  isShared: boolean;
};

/** What the person of the scope can use: the shared replies and their own, by shortcut. */
export const listQuickReplies = query(
  "quick_reply.view",
  async ({ tx, scope }: QueryContext): Promise<QuickReplyView[]> => {
    const rows = await tx
      .select()
      .from(quickReplies)
      .where(visibleTo(scope))
      .orderBy(asc(quickReplies.shortcut), asc(quickReplies.id));
    return rows.map(({ id, shortcut, text, card, ownerUserId }) => ({
      ...{ id, shortcut, text, card, isShared: ownerUserId === null },
    }));
  },
);

/** Another person's own replies are as absent as another workspace's. */
export function visibleTo({ workspaceId, actor }: WorkspaceScope) {
  const isOwn = actor.kind === "user" ? eq(quickReplies.ownerUserId, actor.userId) : undefined;
  return and(
    eq(quickReplies.workspaceId, workspaceId),
    or(isNull(quickReplies.ownerUserId), isOwn),
  );
}
