import { join } from "node:path";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = join(import.meta.dirname, "../..");
const postgres = join(root, "infra/local/src/test-setup/postgres-setup.ts");
const product = join(root, "infra/local/src/test-setup/product-setup.ts");
const sources = "{packages,apps,infra,tooling}/**";
const unseen = ["**/node_modules/**", "**/build/**", ".tools/**"];

/** One tier of tests. Workers are shared threads: a test owns its data, so files need no isolation. */
function tier(
  name: string,
  include: string[],
  more: TestProjectInlineConfiguration["test"] = {},
): TestProjectInlineConfiguration {
  return {
    root,
    test: { name, include, pool: "threads", isolate: false, exclude: unseen, ...more },
  };
}

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    reporters: ["default"],
    projects: [
      tier("unit", [`${sources}/*.test.{ts,tsx,mjs}`], {
        exclude: [...unseen, "**/*.{db,http}.test.ts"],
      }),
      tier("db", [`${sources}/*.db.test.ts`], { globalSetup: postgres, testTimeout: 20_000 }),
      tier("http", [`${sources}/*.http.test.ts`], { globalSetup: postgres, testTimeout: 20_000 }),
      tier("tenancy", ["tests/tenancy/**/*.test.ts"], {
        ...{ globalSetup: postgres, testTimeout: 30_000 },
        // The world is a workspace twice, with a row in every table.
        hookTimeout: 60_000,
      }),
      tier("conformance", ["tests/conformance/**/*.test.ts"], { testTimeout: 60_000 }),
      tier("architecture", ["tests/architecture/**/*.test.ts"], { testTimeout: 60_000 }),
      tier("chaos", ["tests/chaos/**/*.test.ts"], {
        ...{ globalSetup: postgres, isolate: true, fileParallelism: false },
        ...{ testTimeout: 120_000, hookTimeout: 120_000 },
      }),
      tier("e2e", ["tests/e2e/**/*.test.ts"], {
        ...{ globalSetup: product, fileParallelism: false },
        ...{ testTimeout: 60_000, hookTimeout: 60_000 },
      }),
    ],
    coverage: {
      provider: "v8",
      include: ["packages/domain/src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/index.ts"],
      reporter: ["text-summary"],
      thresholds: { lines: 100, branches: 100 },
    },
  },
});
