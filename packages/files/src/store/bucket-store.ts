import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { FileStore } from "@parley/core/media";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { S3Driver } from "flydrive/drivers/s3";
import type { S3Settings } from "./to-settings.ts";
import { writeFully } from "./write-fully.ts";

/**
 * Files in a bucket. What comes in rests in a folder first: a bucket wants to know the length before the bytes, and
 * a stream that breaks off never reaches it.
 */
export function createBucketStore(s3: S3Settings, directory: string): FileStore {
  const { bucket } = s3;
  const client = connect(s3);
  const location = join(resolve(directory), "incoming");
  const incoming = new Disk(new FSDriver({ location, visibility: "private" }));
  // Where a bucket has access lists at all, Amazon switches them off by default.
  const options = { client, bucket, visibility: "private", supportsACL: false } as const;
  const disk = new Disk(new S3Driver(options));
  return {
    async put(key, bytes) {
      const resting = randomUUID();
      await writeFully(incoming, resting, bytes);
      await disk.copyFromFs(join(location, resting), key).finally(() => incoming.delete(resting));
    },
    async open(key, range) {
      const { Body } = await client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      );
      if (Body === undefined) throw new Error("unable to open the file; the bucket sent no body");
      return Body.transformToWebStream();
    },
    async size(key) {
      if (!(await disk.exists(key))) return null;
      return (await disk.getMetaData(key)).contentLength;
    },
    remove: (key) => disk.delete(key),
  };
}

function connect({ endpoint, region, accessKeyId, secretAccessKey }: S3Settings): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    // Compatible servers know these check sums seldom; TLS guards the bytes on their way.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}
