export { type BeginOptions, begin, type Tx } from "./begin.ts";
export { connect, type Database, type Sql } from "./connect.ts";
export { pgConstraint, pgErrorCode, uniqueViolation } from "./pg-error.ts";
