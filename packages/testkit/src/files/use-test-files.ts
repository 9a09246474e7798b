import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileStore } from "@parley/core/media";
import { createFileStore } from "@parley/files/store";
import { afterAll, beforeAll } from "vitest";

export type TestFiles = {
  store: FileStore;
  /** The keys of everything that lies in the store. */
  keys(): string[];
};

/** A file store of the test file's own, on disk, gone at its end. */
export function useTestFiles(): () => TestFiles {
  let directory = "";
  let store: FileStore | undefined;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "parley-files-"));
    store = await createFileStore({ directory, s3: null });
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const keys = () =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .sort();
  return () => {
    if (store === undefined) throw new Error("the store is made before the first test");
    return { store, keys };
  };
}
