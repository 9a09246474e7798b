import { hashPassword } from "@parley/auth/passwords";
import { createWorkspaceWithOwner, listMemberships } from "@parley/core/members";
import { logInSchema, signUpSchema } from "@parley/domain/accounts";
import { publicProcedure, router, sessionProcedure } from "../trpc/index.ts";

/** Signing up, in and out, and who one is. */
export const accountRouter = router({
  signUp: publicProcedure.input(signUpSchema).mutation(async ({ ctx, input }) => {
    const { password, ...account } = input;
    await ctx.deps.sessions.admitSignUp(ctx.clientAddress);
    // Before anything is looked up: a known email takes as long as an unknown one.
    const passwordHash = await hashPassword(password);
    const { userId } = await createWorkspaceWithOwner(ctx.deps.db, { ...account, passwordHash });
    if (ctx.session !== null) await ctx.deps.sessions.end(ctx.session.token);
    const { email, fullName, slug } = account;
    const session = await ctx.deps.sessions.create({ id: userId, email, fullName });
    return { token: session.token, expiresAt: session.expiresAt, slug };
  }),
  logIn: publicProcedure.input(logInSchema).mutation(async ({ ctx, input }) => {
    const { clientAddress, deps } = ctx;
    const session = await deps.sessions.logIn({ ...input, clientAddress });
    if (ctx.session !== null) await deps.sessions.end(ctx.session.token);
    return { token: session.token, expiresAt: session.expiresAt };
  }),
  logOut: sessionProcedure.mutation(({ ctx }) => ctx.deps.sessions.end(ctx.session.token)),
  me: sessionProcedure.query(async ({ ctx }) => {
    const memberships = await listMemberships(ctx.deps.db, ctx.session.user.id);
    return { user: ctx.session.user, workspaces: memberships };
  }),
});
