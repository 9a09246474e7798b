export { beginFetch, type FileTask } from "./begin-fetch.ts";
export { claimUploads } from "./claim-uploads.ts";
export { cleanFilename } from "./clean-filename.ts";
export {
  type FetchFailure,
  type FetchInboundFile,
  fetchInboundFile,
} from "./fetch-inbound-file.ts";
export { type FileLink, openFileLink, signFileLink } from "./file-link.ts";
export type { ByteRange, FileStore } from "./file-store.ts";
export { type KeepStandIn, keepStandIn } from "./keep-stand-in.ts";
export {
  type PrepareFile,
  type PrepareFileDeps,
  prepareFile,
} from "./prepare-file.ts";
export { findFile, type StoredFile } from "./queries.ts";
export { type Received, receiveFile } from "./receive-file.ts";
export { type RegisterUpload, registerUpload } from "./register-upload.ts";
export { type FetchOutcome, settleErased, settleFetch } from "./settle-fetch.ts";
export { isShownInPlace } from "./settle-mime-type.ts";
export { newStorageKey } from "./storage-key.ts";
export { tidyUploads } from "./tidy-uploads.ts";
