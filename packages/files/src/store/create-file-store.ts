import type { FileStore } from "@parley/core/media";
import { createDiskStore } from "./disk-store.ts";

export type FileStoreSettings = {
  /** The folder of the disk store, and of files on their way into a bucket. */
  directory: string;
  /** Where files lie instead of on the disk. Without an endpoint it is a bucket of Amazon. */
  s3: S3Settings | null;
};

export type S3Settings = {
  bucket: string;
  region: string;
  endpoint: string | null;
  accessKeyId: string;
  secretAccessKey: string;
};

/** The place of all files. The S3 client is loaded only where a bucket is used: it is larger than the product. */
export async function createFileStore({ directory, s3 }: FileStoreSettings): Promise<FileStore> {
  if (s3 === null) return createDiskStore(directory);
  const { createBucketStore } = await import("./bucket-store.ts");
  return createBucketStore(s3, directory);
}
