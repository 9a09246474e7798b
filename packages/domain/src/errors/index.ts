export { describeError, type ErrorDescription } from "./describe-error.ts";
export { DomainError, type ErrorCode, type ErrorKind, errorCodes } from "./errors.ts";
