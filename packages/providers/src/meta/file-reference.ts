import type { MediaPart } from "@parley/domain/messages";
import type { SendFile } from "../port/index.ts";

/** The files a content may name, by their media id. */
export type SendFiles = Readonly<Record<string, SendFile>>;

/** Where Meta finds a file: by the id of an upload, else by a link (B.4). Null when nobody brought it. */
export function fileReference(
  { mediaId }: MediaPart,
  files: SendFiles,
): { id: string } | { link: string } | null {
  if (mediaId === null || !Object.hasOwn(files, mediaId)) return null;
  const file = files[mediaId] as SendFile;
  return "providerMediaId" in file ? { id: file.providerMediaId } : { link: file.link };
}
