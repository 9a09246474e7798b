import { searchContacts, searchMessages } from "@parley/core/search";
import { contactIdSchema, messageIdSchema } from "@parley/domain/ids";
import { maxQueryLength, maxWordLength } from "@parley/domain/search";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

const asked = {
  query: z.string().max(maxQueryLength),
  limit: z.number().int().min(1).max(50).default(20),
};

/** Finding conversations by who they are with and by what was said in them. */
export const searchRouter = router({
  messages: workspaceProcedure
    .input(
      z.strictObject({
        ...asked,
        after: z
          .strictObject({ at: z.date(), messageId: messageIdSchema })
          .nullable()
          .default(null),
      }),
    )
    .query(({ ctx, input }) => searchMessages(ctx.deps, ctx.scope, input)),
  contacts: workspaceProcedure
    .input(
      z.strictObject({
        ...asked,
        after: z
          .strictObject({ word: z.string().max(maxWordLength), contactId: contactIdSchema })
          .nullable()
          .default(null),
      }),
    )
    .query(({ ctx, input }) => searchContacts(ctx.deps, ctx.scope, input)),
});
