import type { FileStore } from "@parley/core/media";
import { createDiskStore } from "./disk-store.ts";
import type { FileStoreSettings } from "./to-settings.ts";

/** The place of all files. The S3 client is loaded only where a bucket is used: it is larger than the product. */
export async function createFileStore({ directory, s3 }: FileStoreSettings): Promise<FileStore> {
  if (s3 === null) return createDiskStore(directory);
  const { createBucketStore } = await import("./bucket-store.ts");
  return createBucketStore(s3, directory);
}
