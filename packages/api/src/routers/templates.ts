import { listFlows, listTemplates, refreshTemplates } from "@parley/core/templates";
import { numberIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

const ofNumber = z.strictObject({ numberId: numberIdSchema });

/** Templates and Flows of a number's account: the lists, and fetching them anew. */
export const templatesRouter = router({
  list: workspaceProcedure
    .input(ofNumber)
    .query(({ ctx, input }) => listTemplates(ctx.deps, ctx.scope, input.numberId)),
  flows: workspaceProcedure
    .input(ofNumber)
    .query(({ ctx, input }) => listFlows(ctx.deps, ctx.scope, input.numberId)),
  refresh: workspaceProcedure
    .input(ofNumber)
    .mutation(({ ctx, input }) => refreshTemplates(ctx.deps, ctx.scope, input.numberId)),
});
