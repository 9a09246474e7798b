import { DomainError, type ErrorKind } from "@parley/domain/errors";
import { TRPCError } from "@trpc/server";

type TrpcCode = TRPCError["code"];

const codes: Record<ErrorKind, TrpcCode> = {
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  absent: "NOT_FOUND",
  invalid: "BAD_REQUEST",
  conflict: "CONFLICT",
  refused: "PRECONDITION_FAILED",
  throttled: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
};

/** The one place where a rule's refusal becomes an answer of the API. */
export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: codes[error.kind], message: error.message, cause: error });
}

/** The rule's code behind an API error ("conversation.window_closed"), or null. */
export function domainCodeOf(error: TRPCError): DomainError["code"] | null {
  return error.cause instanceof DomainError ? error.cause.code : null;
}
