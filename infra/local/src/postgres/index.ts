export { type PostgresOptions, type RunningPostgres, startPostgres } from "./start-postgres.ts";
export { startTestPostgres, type TestPostgres } from "./start-test-postgres.ts";
