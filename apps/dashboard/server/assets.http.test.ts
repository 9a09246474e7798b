import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { assets } from "./assets.ts";

test("a running server keeps serving its own build when another takes its place on the disk", async () => {
  const directory = mkdtempSync(join(tmpdir(), "parley-client-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "assets"));
  writeFileSync(join(directory, "assets/app-1a2b.js"), "export {};");
  const app = assets(directory);
  rmSync(join(directory, "assets"), { recursive: true });
  const asset = await app.request("/assets/app-1a2b.js");
  expect([asset.status, await asset.text()]).toEqual([200, "export {};"]);
  expect(asset.headers.get("content-type")).toMatch(/^text\/javascript/);
  const head = await app.request("/assets/app-1a2b.js", { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
    ...[200, "10", ""],
  ]);
  expect((await assets(directory).request("/assets/app-1a2b.js")).status).toBe(404);
});
