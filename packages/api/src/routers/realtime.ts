import { signRealtimeToken } from "@parley/realtime/tokens";
import { router, workspaceProcedure } from "../trpc/index.ts";

/** What a browser needs to listen: a short-lived token, and where to connect. */
export const realtimeRouter = router({
  token: workspaceProcedure.mutation(async ({ ctx }) => ({
    token: await signRealtimeToken(ctx.scope, ctx.deps.realtime.key, new Date()),
    host: ctx.deps.realtime.host,
    workspaceId: ctx.scope.workspaceId,
  })),
});
