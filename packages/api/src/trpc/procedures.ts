import { listMemberships } from "@parley/core/members";
import { DomainError } from "@parley/domain/errors";
import { mintScope } from "@parley/domain/scope";
import { initTRPC, type TRPCError } from "@trpc/server";
import superjson from "superjson";
import { domainCodeOf, toTrpcError } from "../errors/index.ts";
import type { ApiContext } from "./context.ts";

const t = initTRPC.context<ApiContext>().create({
  transformer: superjson,
  isDev: false,
  errorFormatter({ shape, error, ctx }) {
    const isOurFault = error.code === "INTERNAL_SERVER_ERROR";
    const requestId = ctx?.requestId ?? null;
    const message = isOurFault
      ? `unable to do this; something failed on our side (request ${requestId})`
      : messageOf(error);
    const { code, httpStatus, path } = shape.data;
    const domainCode =
      domainCodeOf(error) ?? (error.code === "BAD_REQUEST" ? "input.invalid" : null);
    return {
      ...shape,
      message,
      data: { code, httpStatus, ...(path && { path }), domainCode, requestId },
    };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const mapErrors = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) return { ...result, error: toTrpcError(cause) };
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    ctx.deps.onError(cause ?? result.error, { path, requestId: ctx.requestId });
  }
  return result;
});

/** Open to everyone: signing up and in. */
export const publicProcedure = t.procedure.use(mapErrors);

/** Needs a signed-in person. */
export const sessionProcedure = publicProcedure.use(({ ctx, next }) => {
  const { session } = ctx;
  if (session === null) {
    throw toTrpcError(
      new DomainError("auth.required", "unable to do this; you are not signed in. Log in first"),
    );
  }
  return next({ ctx: { ...ctx, session } });
});

/**
 * Needs a member of the workspace named in the request; membership and role are read anew each
 * time (ASVS 8.3.2). A workspace one does not belong to looks exactly like one that is not there.
 */
export const workspaceProcedure = sessionProcedure.use(async ({ ctx, next }) => {
  const { deps, session, workspaceSlug, requestId } = ctx;
  const memberships = await listMemberships(deps.db, session.user.id);
  const membership = memberships.find(({ slug }) => slug === workspaceSlug);
  if (membership === undefined) {
    throw toTrpcError(
      new DomainError("workspace.not_found", "unable to open the workspace; it does not exist"),
    );
  }
  const { workspaceId, role } = membership;
  const actor = { kind: "user", userId: session.user.id, role } as const;
  const scope = mintScope({ workspaceId, actor, requestId });
  return next({ ctx: { ...ctx, scope, membership } });
});

/** Zod's issues as one sentence with the field's path, never the rejected value. */
function messageOf(error: TRPCError): string {
  const { cause } = error;
  if (error.code !== "BAD_REQUEST" || !isZodError(cause)) return error.message;
  const issues = cause.issues.map(
    ({ path, message }) => `${path.map(String).join(".") || "input"}: ${message}`,
  );
  return `unable to read the input; ${issues.join("; ")}`;
}

function isZodError(
  cause: unknown,
): cause is { issues: { path: PropertyKey[]; message: string }[] } {
  return cause instanceof Error && "issues" in cause && Array.isArray(cause.issues);
}
