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

/** The variables about files, as every program reads them. */
export type FileVariables = {
  FILES_DIR: string;
  S3_BUCKET?: string | undefined;
  S3_REGION: string;
  S3_ENDPOINT?: string | undefined;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
};

/** The settings behind the variables. Throws one sentence when a bucket is named without its keys. */
export function toFileStoreSettings(variables: FileVariables): FileStoreSettings {
  const { FILES_DIR: directory, S3_BUCKET: bucket, S3_REGION: region } = variables;
  if (bucket === undefined) return { directory, s3: null };
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = variables;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(
      "unable to reach the bucket; set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY (see .env.example)",
    );
  }
  const endpoint = variables.S3_ENDPOINT ?? null;
  return { directory, s3: { bucket, region, endpoint, accessKeyId, secretAccessKey } };
}
