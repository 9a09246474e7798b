import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { plantTree } from "./plant-tree.ts";

const root = join(import.meta.dirname, "../..");

/** The rules that the repository's own configuration reports for a file at that place. */
function rulesBrokenBy(path: string, text: string): string[] {
  const tree = plantTree({
    ".biome.json": readFileSync(`${root}/.biome.json`, "utf8"),
    [path]: text,
  });
  const args = ["lint", "--vcs-enabled=false", "--reporter=json"];
  const { stdout } = spawnSync(`${root}/node_modules/.bin/biome`, args, {
    cwd: tree,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string }[] };
  return diagnostics.map(({ category }) => category.replace(/^lint\/[^/]+\//, ""));
}

const send = "packages/core/src/messages/send-text.ts";
const bubble = "apps/dashboard/app/features/inbox/bubble.tsx";
const longBody = (lines: number) => `{\n${"  a();\n".repeat(lines)}}\n`;

test.each([
  [send, "export default 1;\n", "noDefaultExport"],
  [send, "export const a = process.env.A;\n", "noProcessEnv"],
  ["packages/core/src/messages/sendText.ts", "export const a = 1;\n", "useFilenamingConvention"],
  [send, `export function a(): void ${longBody(51)}`, "noExcessiveLinesPerFunction"],
  [bubble, `export function A(): void ${longBody(151)}`, "noExcessiveLinesPerFunction"],
  [
    bubble,
    "export const A = () => <p dangerouslySetInnerHTML={{ __html: t }} />;\n",
    "noDangerouslySetInnerHtml",
  ],
  [send, "export const a = (b: any) => b;\n", "noExplicitAny"],
  [send, "export const a = b!;\n", "noNonNullAssertion"],
  [send, "async function a() {}\nexport function b() {\n  a();\n}\n", "noFloatingPromises"],
  ["packages/core/src/messages/send-text.test.ts", 'test.skip("a", () => {});\n', "noSkippedTests"],
])("%s with %j breaks %s", (path, text, rule) => {
  expect(rulesBrokenBy(path, text)).toContain(rule);
});

test.each([
  ["apps/dashboard/app/routes/inbox.tsx", "export default 1;\n"],
  ["apps/gateway/src/env.ts", "export const a = process.env.A;\n"],
  [send, `export function a(): void ${longBody(45)}`],
  [bubble, `export function A(): void ${longBody(145)}`],
])("%s with %j breaks nothing", (path, text) => {
  expect(rulesBrokenBy(path, text)).toEqual([]);
});
