export type { FileStore } from "@parley/core/media";
export type { FileContext } from "./file-context.ts";
export { receiveUpload } from "./receive-upload.ts";
export { type LinkedFileDeps, sendFile, sendLinkedFile } from "./send-file.ts";
