import { setContactBlocked } from "@parley/core/contacts";
import { contactIdSchema, numberIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** People who write to the workspace. */
export const contactsRouter = router({
  setBlocked: workspaceProcedure
    .input(
      z.strictObject({
        contactId: contactIdSchema,
        numberId: numberIdSchema,
        isBlocked: z.boolean(),
      }),
    )
    .mutation(({ ctx, input }) => setContactBlocked(ctx.deps, ctx.scope, input)),
});
