import {
  getContact,
  renameContact,
  setContactBlocked,
  setContactMarketing,
  setContactMetadata,
  tagContact,
  untagContact,
} from "@parley/core/contacts";
import { contactMetadataSchema, contactNameSchema } from "@parley/domain/contacts";
import { contactIdSchema, numberIdSchema, tagIdSchema } from "@parley/domain/ids";
import { z } from "zod";
import { router, workspaceProcedure } from "../trpc/index.ts";

const byId = z.strictObject({ contactId: contactIdSchema });
const withTag = byId.extend({ tagId: tagIdSchema });

/** People who write to the workspace. */
export const contactsRouter = router({
  get: workspaceProcedure
    .input(byId)
    .query(({ ctx, input }) => getContact(ctx.deps, ctx.scope, input.contactId)),
  rename: workspaceProcedure
    .input(byId.extend({ name: contactNameSchema }))
    .mutation(({ ctx, input }) => renameContact(ctx.deps, ctx.scope, input)),
  addTag: workspaceProcedure
    .input(withTag)
    .mutation(({ ctx, input }) => tagContact(ctx.deps, ctx.scope, input)),
  removeTag: workspaceProcedure
    .input(withTag)
    .mutation(({ ctx, input }) => untagContact(ctx.deps, ctx.scope, input)),
  setMarketing: workspaceProcedure
    .input(byId.extend({ isAllowed: z.boolean() }))
    .mutation(({ ctx, input }) => setContactMarketing(ctx.deps, ctx.scope, input)),
  setMetadata: workspaceProcedure
    .input(byId.extend({ metadata: contactMetadataSchema }))
    .mutation(({ ctx, input }) => setContactMetadata(ctx.deps, ctx.scope, input)),
  setBlocked: workspaceProcedure
    .input(byId.extend({ numberId: numberIdSchema, isBlocked: z.boolean() }))
    .mutation(({ ctx, input }) => setContactBlocked(ctx.deps, ctx.scope, input)),
});
