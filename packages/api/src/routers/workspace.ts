import { listMembers } from "@parley/core/members";
import { listNumbers } from "@parley/core/numbers";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** The workspace itself: the signed-in member's place in it, its people and numbers. */
export const workspaceRouter = router({
  current: workspaceProcedure.query(({ ctx }) => ({
    ...ctx.membership,
    user: ctx.session.user,
  })),
  members: workspaceProcedure.query(({ ctx }) => listMembers(ctx.deps, ctx.scope, undefined)),
  numbers: workspaceProcedure.query(({ ctx }) => listNumbers(ctx.deps, ctx.scope, undefined)),
});
