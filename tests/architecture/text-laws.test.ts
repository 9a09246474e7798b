import { repositoryOf } from "@parley/tooling/checks/repository";
import { textLaws } from "@parley/tooling/checks/text-laws";
import { expect, test } from "vitest";

const lawsBrokenBy = (path: string, text: string) =>
  textLaws(repositoryOf({ [path]: text })).findings.map(({ message }) => message);

const send = "packages/core/src/messages/send-text.ts";
const composer = "apps/dashboard/app/features/inbox/composer.tsx";

test.each([
  [send, 'import { mintScope } from "@parley/domain/scope";', "a scope is minted at a named gate"],
  [send, 'import { mintScope as mint } from "@parley/domain/scope";', "a scope is minted"],
  ["apps/gateway/src/app.ts", "scopeOfVerifiedWebhook(endpoint, null);", "the scope of a webhook"],
  [send, "await inWorkspace(db, scope, fn);", "a workspace transaction is opened by"],
  [send, "await inClaim(db, fn);", "work of every workspace"],
  ["apps/gateway/src/app.ts", "await inUser(db, id, fn);", "memberships of a person"],
  ["apps/gateway/src/app.ts", "await inEndpoint(db, id, fn);", "a number is looked up"],
  ["apps/gateway/src/app.ts", "await inProviderId(db, id, fn);", "a number is looked up"],
  [send, "await deps.db.orm.select().from(messages);", "the pool is used bare"],
  [send, "await db.sql`select 1`;", "the pool is used bare"],
  [send, 'import { connect } from "@parley/db/client";', "a pool is opened"],
  [send, "const url = process.env.DATABASE_URL;", "configuration is read in env.ts"],
  [send, 'import { env } from "node:process";', "configuration is read in env.ts"],
  [composer, "const dev = import.meta.env.DEV;", "configuration is read in env.ts"],
  ["apps/gateway/src/env.ts", 'z.object({ NODE_ENV: z.enum(["test"]) })', "NODE_ENV"],
  [send, "await fetch(url);", "the network is reached"],
  [send, "createMetaProvider({ egress: fetch });", "the network is reached"],
  [send, 'import { request } from "undici";', "the network is reached"],
  [send, 'import { request } from "node:https";', "the network is reached"],
  [send, 'import { type Agent, request } from "node:http";', "the network is reached"],
  [send, "function fetch() { return globalThis.fetch(url); }", "the network is reached"],
  [send, "class A {\n  fetch() {}\n}\nawait fetch(url);", "the network is reached"],
  [composer, "<p dangerouslySetInnerHTML={{ __html: text }} />", "markup from data"],
  [composer, "node.innerHTML = text;", "markup from data"],
  [send, "sql`SET app.workspace_id = id`", "a database setting lasts"],
  [send, "sql`set local app.workspace_id = 'x'`", "a database setting lasts"],
  ["packages/db/src/x/y.ts", "sql`set_config('app.x', id, false)`", "a database setting lasts"],
  ["pnpm-lock.yaml", "resolution: {tarball: x}", "the lockfile names no host"],
  ["pnpm-lock.yaml", "deprecated: see https://example.com", "the lockfile names no host"],
  ["docs/architecture.md", "run it in /home/ann/parley", "a path of one machine"],
  [send, "// see /work/notes.md", "a path of one machine"],
  ["docs/runbooks/keys.md", "-----BEGIN PRIVATE KEY-----", "this looks like a secret"],
  ["infra/local/src/seed.ts", `const token = "EAA${"b".repeat(60)}";`, "this looks like a secret"],
])("%s: %s is refused", (path, text, law) => {
  expect(lawsBrokenBy(path, text).join()).toContain(law);
});

test.each([
  ["packages/queue/src/claim/claim-next-key.ts", "const scope = mintScope({ workspaceId });"],
  ["packages/core/src/command/command.ts", "await inWorkspace(db, scope, fn);"],
  ["packages/core/src/command/command.db.test.ts", "const scope = mintScope({ workspaceId });"],
  ["apps/gateway/src/main.ts", 'import { connect } from "@parley/db/client";'],
  ["apps/gateway/src/env.ts", "readEnv(process.env);"],
  ["apps/worker/src/main.ts", "createMetaProvider({ egress: fetch });"],
  [send, "await deps.fetch(url);"],
  [send, 'import type { Server } from "node:http";'],
  [send, "const a = () => fetch(state);\nfunction fetch(state: State): Step {}"],
  ["packages/queue/src/worker/leadership.ts", 'import { connect } from "@parley/db/client";'],
  ["infra/local/src/seed/open-workspace.ts", "const scope = mintScope({ workspaceId, actor });"],
  ["infra/local/src/seed/write-history.ts", "await inWorkspace(db, scope, fn);"],
  [send, "// law 7: no process.env here"],
  [send, "/** Never `NODE_ENV`. */ export const a = 1;"],
  [
    composer,
    "export const a = () => <p>see https://example.com // mintScope</p>;".replace(
      "// mintScope",
      "",
    ),
  ],
  ["packages/db/src/scope/in-workspace.ts", "sql`set_config('app.x', id, true)`"],
  ["apps/gateway/src/app.ts", 'app.get("/work-orders/home/x", answer);'],
])("%s: %s passes", (path, text) => {
  expect(lawsBrokenBy(path, text)).toEqual([]);
});
