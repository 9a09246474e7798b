import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { FileStore } from "@parley/core/media";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { writeFully } from "./write-fully.ts";

/** Files in a folder of this machine, which every program of the product must see. */
export function createDiskStore(directory: string): FileStore {
  const location = resolve(directory);
  const disk = new Disk(new FSDriver({ location, visibility: "private" }));
  return {
    put: (key, bytes) => writeFully(disk, key, bytes),
    async open(key, range) {
      const path = join(location, key);
      await stat(path);
      const stream = Readable.toWeb(createReadStream(path, range));
      return stream as NodeStream as ReadableStream<Uint8Array>;
    },
    size: (key) => stat(join(location, key)).then(({ size }) => size, nullIfAbsent),
    remove: (key) => disk.delete(key),
  };
}

function nullIfAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
