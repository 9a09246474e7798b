export { checkFile, MEDIA_TYPES, type MediaType } from "./check-file.ts";
export { createMediaShelf, type MediaShelf, type NewMedia } from "./media-shelf.ts";
export { type SampleName, sampleFile } from "./sample-file.ts";
