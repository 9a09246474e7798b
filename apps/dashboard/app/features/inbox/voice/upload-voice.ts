import type { ProviderId } from "@parley/domain/messages";
import { checkFile } from "../check-file.ts";
import type { Composed } from "../forms/form-kind.ts";
import { messageOf } from "../tray-state.ts";
import { uploadFile } from "../upload-file.ts";

/** Uploads recorded speech; gives the message to send. Throws words for people. */
export async function uploadVoice(
  file: File,
  { slug, provider }: { slug: string; provider: ProviderId },
): Promise<Composed> {
  const { name, size: sizeBytes } = file;
  const { problem, kind, mimeType, hasCaption } = checkFile(file, provider, "voice");
  if (problem !== null) throw new Error(problem);
  const upload = uploadFile({
    ...{ slug, body: file, filename: name, mimeType },
    onProgress: () => undefined,
  });
  const { mediaId } = await upload.done;
  const composed = messageOf({
    ...{ key: mediaId, name, mimeType, sizeBytes, kind, hasCaption, mediaId },
    ...{ caption: "", state: "ready", problem, progress: 1, isAnimated: false },
  });
  if (composed === null) throw new Error("The recording could not be sent.");
  return composed;
}
