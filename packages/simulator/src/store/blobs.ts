import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Blobs = {
  put: (name: string, bytes: Uint8Array) => void;
  /** The bytes; undefined when there are none of this name. */
  get: (name: string) => Uint8Array | undefined;
  remove: (name: string) => void;
  clear: () => void;
};

/** Bytes by name, in memory or in files of a folder. Names are the simulator's own ids. */
export function createBlobs(folder: string | null): Blobs {
  if (folder === null) return inMemory();
  const root = join(folder, "media");
  const pathOf = (name: string) => join(root, encodeURIComponent(name));
  return {
    put: (name, bytes) => {
      mkdirSync(root, { recursive: true });
      writeFileSync(pathOf(name), bytes);
    },
    get: (name) => readOrUndefined(pathOf(name)),
    remove: (name) => rmSync(pathOf(name), { force: true }),
    clear: () => rmSync(root, { recursive: true, force: true }),
  };
}

function inMemory(): Blobs {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: (name, bytes) => void blobs.set(name, bytes),
    get: (name) => blobs.get(name),
    remove: (name) => void blobs.delete(name),
    clear: () => blobs.clear(),
  };
}

function readOrUndefined(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
