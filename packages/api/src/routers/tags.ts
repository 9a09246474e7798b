import { createTag, listTags } from "@parley/core/contacts";
import { tagColourSchema, tagNameSchema } from "@parley/domain/contacts";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** The workspace's labels for contacts. */
export const tagsRouter = router({
  list: workspaceProcedure.query(({ ctx }) => listTags(ctx.deps, ctx.scope, undefined)),
  create: workspaceProcedure
    .input(
      z.strictObject({ name: tagNameSchema, colour: tagColourSchema.nullable().default(null) }),
    )
    .mutation(({ ctx, input }) => createTag(ctx.deps, ctx.scope, input)),
});
