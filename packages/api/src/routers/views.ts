import { deleteView, listViews, saveView } from "@parley/core/conversations";
import { listFilterSchema } from "@parley/domain/conversations";
import { viewIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** Saved choices of the list's filters, one's own and shared ones. */
export const viewsRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listViews(ctx.deps, ctx.scope, undefined)),
  save: workspaceProcedure
    .input(
      z.strictObject({
        name: z.string().trim().min(1).max(60),
        filter: listFilterSchema,
        isShared: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) => saveView(ctx.deps, ctx.scope, input)),
  delete: workspaceProcedure
    .input(z.strictObject({ id: viewIdSchema }))
    .mutation(({ ctx, input }) => deleteView(ctx.deps, ctx.scope, input.id)),
});
