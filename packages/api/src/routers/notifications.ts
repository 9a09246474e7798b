import {
  countUnreadNotifications,
  listNotifications,
  markNotificationsRead,
} from "@parley/core/notifications";
import { notificationIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** What the signed-in member is told in this workspace; nobody sees another's. */
export const notificationsRouter = router({
  list: workspaceProcedure
    .input(
      z.strictObject({
        before: notificationIdSchema.nullable().default(null),
        limit: z.number().int().min(1).max(100).default(20),
      }),
    )
    .query(({ ctx, input }) => listNotifications(ctx.deps, ctx.scope, input)),
  countUnread: workspaceProcedure.query(({ ctx }) =>
    countUnreadNotifications(ctx.deps, ctx.scope, undefined),
  ),
  markRead: workspaceProcedure
    .input(z.strictObject({ ids: z.array(notificationIdSchema).max(100).nullable() }))
    .mutation(({ ctx, input }) => markNotificationsRead(ctx.deps, ctx.scope, input.ids)),
});
