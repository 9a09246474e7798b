import { DomainError } from "@parley/domain/errors";
import { initTRPC, type TRPCError } from "@trpc/server";
import superjson from "superjson";
import { domainCodeOf, toTrpcError } from "../errors/index.ts";
import type { ApiContext } from "./context.ts";
import { enterWorkspace, notSignedIn } from "./enter-workspace.ts";

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
  if (session === null) throw notSignedIn();
  return next({ ctx: { ...ctx, session } });
});

/** Needs a member of the workspace named in the request. */
export const workspaceProcedure = sessionProcedure.use(async ({ ctx, next }) =>
  next({ ctx: { ...ctx, ...(await enterWorkspace(ctx)) } }),
);

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
