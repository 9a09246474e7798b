import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { loadSecrets } from "./index.ts";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "parley-secrets-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test("secrets are made once and stay the same", () => {
  const folder = newFolder();
  expect(loadSecrets(folder)).toEqual(loadSecrets(folder));
});

test("a folder of before there were senders keeps its secrets and gets the new ones for good", () => {
  const folder = newFolder();
  const path = join(folder, "secrets.json");
  const whole = loadSecrets(folder);
  const { twilioAuthToken: _, ...demo } = whole.demo;
  writeFileSync(path, JSON.stringify({ ...whole, demo }));
  const again = loadSecrets(folder);
  expect(again).toEqual({
    ...whole,
    demo: { ...demo, twilioAuthToken: expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
  expect(loadSecrets(folder)).toEqual(again);
});

test("every data folder has its own, none of them twice", () => {
  const all = [loadSecrets(newFolder()), loadSecrets(newFolder())].flatMap((secrets) => [
    secrets.encryptionKey,
    secrets.ablyApiKey,
    secrets.appRolePassword,
    ...Object.values(secrets.demo),
    ...Object.values(secrets.second),
  ]);
  expect(new Set(all).size).toBe(all.length);
});

test("the keys have the forms the apps read", () => {
  const { encryptionKey, ablyApiKey } = loadSecrets(newFolder());
  expect(Buffer.from(encryptionKey.replace(/^k1:/, ""), "base64")).toHaveLength(32);
  expect(ablyApiKey).toMatch(/^local\.[a-z0-9]{6}:[\w-]{16,}$/);
});

test("only the owner may read the file", () => {
  const folder = newFolder();
  loadSecrets(folder);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});

test.each(["{", "{}", ""])("a damaged file (%j) is one sentence, and is not replaced", (text) => {
  const folder = newFolder();
  writeFileSync(join(folder, "secrets.json"), text);
  expect(() => loadSecrets(folder)).toThrow(/^unable to start; .+ is damaged: /);
});
