/** A bug we plant to see whether a test catches it. `find` stands exactly once in `file`. */
export type Mutant = {
  name: string;
  file: string;
  find: string;
  replace: string;
  /** Paths, or beginnings of paths, of the test files of which one must fail. */
  tests: readonly string[];
};

const migration = "packages/db/migrations/0000_init.sql";

/** The bugs that must never pass, each with the suite that stands guard. */
export const mutants: readonly Mutant[] = [
  {
    name: "a late status takes a message back down the ladder",
    file: "packages/domain/src/statuses/statuses.ts",
    find: "rank(a.progress) >= rank(b.progress) ? a.progress : b.progress",
    replace: "b.progress",
    tests: ["packages/domain/src/statuses/"],
  },
  {
    name: "a call without an answer counts as not sent, and is made again",
    file: "packages/providers/src/http/transport-failure.ts",
    find: 'kind: "ambiguous",\n    reason: facts.names.has("TimeoutError") ? "timeout" : "connection_lost",',
    replace: 'kind: "not_sent",\n    reason: "connect_timeout",',
    tests: ["packages/providers/src/meta/"],
  },
  {
    name: "the settled attempt of unknown outcome is queued again",
    file: "packages/core/src/messages/settle-attempt.ts",
    find: "settleUnknown(context, locked, attempt);\n        break;",
    replace:
      'if (await tryAgain(context, locked, { claim, attempt, outcome: { kind: "not_sent", reason: "connect_timeout" } })) return;\n        break;',
    tests: ["packages/core/src/messages/", "tests/chaos/ambiguous.test.ts"],
  },
  {
    name: "the webhook is answered before it is committed",
    file: "apps/gateway/src/webhooks/store-event.ts",
    find: "await deps.writer.write(endpoint, {",
    replace: "void deps.writer.write(endpoint, {",
    tests: ["apps/gateway/"],
  },
  {
    name: "a group commit tells its events before it is through",
    file: "apps/gateway/src/webhooks/event-writer.ts",
    find: "await within(",
    replace: "void within(",
    tests: ["apps/gateway/src/webhooks/"],
  },
  {
    name: "a page of another site may call the API: no Origin check",
    file: "apps/gateway/src/http/trpc.ts",
    find: "!origins.includes(origin)",
    replace: 'origin === ""',
    tests: ["apps/gateway/"],
  },
  {
    name: "a page of another site may change things in the dashboard: no Origin check",
    file: "apps/dashboard/server/origin-check.ts",
    find: "if (isOurs) return next();",
    replace: "if (isOurs || origin !== undefined) return next();",
    tests: ["apps/dashboard/server/"],
  },
  {
    name: "the unique index of provider messages is dropped",
    file: migration,
    find: 'CREATE UNIQUE INDEX "messages_provider_message_key"',
    replace: 'CREATE INDEX "messages_provider_message_key"',
    tests: ["packages/core/src/inbound/", "tests/chaos/duplicates.test.ts"],
  },
  {
    name: "the unique index of client messages is dropped",
    file: "packages/db/migrations/0002_fewer_statements.sql",
    find: 'CREATE UNIQUE INDEX "messages_client_message_key"',
    replace: 'CREATE INDEX "messages_client_message_key"',
    tests: ["packages/db/src/schema/", "packages/core/src/messages/"],
  },
  {
    name: "a contact may have two open conversations: the partial unique index is dropped",
    file: migration,
    find: 'CREATE UNIQUE INDEX "conversations_open_key"',
    replace: 'CREATE INDEX "conversations_open_key"',
    tests: [
      "packages/db/src/schema/",
      "packages/core/src/inbound/",
      "tests/chaos/duplicates.test.ts",
    ],
  },
  {
    name: "the payload may name the number: what speaks of a foreign number is recorded",
    file: "packages/core/src/inbound/read-event.ts",
    find: "providerNumberId !== number.providerNumberId",
    replace: 'number.providerNumberId === ""',
    tests: ["packages/core/src/inbound/"],
  },
  {
    name: "a row may be written into another workspace: no WITH CHECK",
    file: migration,
    find: "CREATE POLICY \"tenant\" ON \"messages\" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (",
    replace:
      "CREATE POLICY \"tenant\" ON \"messages\" AS PERMISSIVE FOR ALL TO public USING (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid)) WITH CHECK (true or ",
    tests: ["tests/tenancy/row-level-security.test.ts"],
  },
  {
    name: "the workspace of a transaction outlives it: set_config without LOCAL",
    file: "packages/db/src/scope/in-workspace.ts",
    find: "', true), clock_timestamp()",
    replace: "', false), clock_timestamp()",
    tests: ["packages/db/src/client/", "packages/db/src/scope/", "tests/tenancy/pool-leak.test.ts"],
  },
];
