export { createFileStore } from "./create-file-store.ts";
export { type FileStoreSettings, toFileStoreSettings } from "./to-settings.ts";
