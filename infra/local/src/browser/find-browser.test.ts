import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { findBrowser } from "./find-browser.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(name: string, script: string): string {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  folders.push(folder);
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

const arm = { platform: "linux", arch: "arm64", places: [] };

test("a browser on the PATH is taken, with flags that keep web security on", async () => {
  const folder = folderWith("google-chrome", "echo Google Chrome 150");
  const found = await findBrowser({ ...arm, path: folder });
  expect(found).toMatchObject({ executablePath: join(folder, "google-chrome"), from: "machine" });
  expect(found.args.join(" ")).not.toMatch(/web-security|site-isolation/);
});

test("a placeholder that only asks to install a browser is passed over", async () => {
  const stub = folderWith("chromium", "echo please install the snap; exit 1");
  const real = folderWith("chromium", "echo Chromium 150");
  const found = await findBrowser({ ...arm, path: [stub, real].join(delimiter) });
  expect(found.executablePath).toBe(join(real, "chromium"));
});

test("a browser at a usual place is found without the PATH", async () => {
  const folder = folderWith("browser", "echo Chromium 150");
  const found = await findBrowser({ ...arm, path: "", places: [join(folder, "browser")] });
  expect(found.executablePath).toBe(join(folder, "browser"));
});

test("where there is none and npm has none, one sentence says what to install", async () => {
  await expect(findBrowser({ ...arm, path: "" })).rejects.toThrow(
    /^unable to run the browser tests; .*linux-arm64 machine: install Google Chrome and run again$/,
  );
});
