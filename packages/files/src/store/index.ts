export { createFileStore, type FileStoreSettings } from "./create-file-store.ts";
export { toFileStoreSettings } from "./to-settings.ts";
