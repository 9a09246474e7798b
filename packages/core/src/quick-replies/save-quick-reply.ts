import { pgConstraint, pgErrorCode, uniqueViolation } from "@parley/db/client";
import { quickReplies } from "@parley/db/schema";
import { DomainError } from "@parley/domain/errors";
import { newId, type QuickReplyId } from "@parley/domain/ids";
import { can } from "@parley/domain/permissions";
import type { QuickReplyDraft } from "@parley/domain/quick-replies";
import { holderOf } from "@parley/domain/scope";
import { and, eq } from "drizzle-orm";
import { type CommandContext, command } from "../command/index.ts";
import { visibleTo } from "./list-quick-replies.ts";

export type SaveQuickReply = QuickReplyDraft & {
  /** null: a new one. */
  id: QuickReplyId | null;
};

/**
 * Keeps a reply under its shortcut, new or changed. A shared one asks for `quick_reply.save_shared`. Refuses with
 * `shortcut.not_found`, `permission.denied` and `shortcut.taken`.
 */
export const saveQuickReply = command(
  "quick_reply.save_own",
  async (context: CommandContext, input: SaveQuickReply): Promise<QuickReplyId> => {
    const { tx, scope, now, about } = context;
    const { id: known, shortcut, text, card, isShared } = input;
    if (known !== null && !(await mayChange(context, known))) {
      throw refused("shortcut.not_found", "it does not exist any more. Reload the list");
    }
    if (isShared) assertMayShare(context);
    const ownerUserId = !isShared && scope.actor.kind === "user" ? scope.actor.userId : null;
    const id = known ?? newId<QuickReplyId>();
    const row = { ownerUserId, shortcut, text, card, updatedAt: now };
    about({ kind: "quick_reply", id });
    const { workspaceId } = scope;
    try {
      if (known === null) await tx.insert(quickReplies).values({ workspaceId, id, ...row });
      else await tx.update(quickReplies).set(row).where(byId(context, id));
    } catch (error) {
      throw takenShortcut(error, shortcut) ?? error;
    }
    return id;
  },
);

/** Forgets a reply; one that is gone is forgotten already. A shared one asks for `quick_reply.save_shared`. */
export const deleteQuickReply = command(
  "quick_reply.save_own",
  async (context: CommandContext, id: QuickReplyId): Promise<void> => {
    if (!(await mayChange(context, id))) return;
    context.about({ kind: "quick_reply", id });
    await context.tx.delete(quickReplies).where(byId(context, id));
  },
);

/** Is there such a reply for this person? Throws when it is there and not theirs to change. */
async function mayChange(context: CommandContext, id: QuickReplyId): Promise<boolean> {
  const { tx, scope } = context;
  const [found] = await tx
    .select({ ownerUserId: quickReplies.ownerUserId })
    .from(quickReplies)
    .where(and(visibleTo(scope), eq(quickReplies.id, id)))
    .for("update");
  if (found?.ownerUserId === null) assertMayShare(context);
  return found !== undefined;
}

function assertMayShare({ scope }: CommandContext): void {
  if (can(holderOf(scope), "quick_reply.save_shared")) return;
  throw refused(
    "permission.denied",
    "shared replies are the owner's and admins' to change. Keep one of your own",
  );
}

function takenShortcut(error: unknown, shortcut: string): DomainError | null {
  if (pgErrorCode(error) !== uniqueViolation) return null;
  if (pgConstraint(error) !== "quick_replies_shortcut_key") return null;
  return refused("shortcut.taken", `/${shortcut} is another reply already. Choose another word`);
}

function refused(code: DomainError["code"], reason: string): DomainError {
  return new DomainError(code, `unable to save the reply; ${reason}`);
}

function byId({ scope }: CommandContext, id: QuickReplyId) {
  return and(eq(quickReplies.workspaceId, scope.workspaceId), eq(quickReplies.id, id));
}
