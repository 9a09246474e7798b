import { checkFile, type MediaShelf, type MediaType } from "../../media/index.ts";
import { type GraphError, invalidParameter, messageError } from "../graph-error.ts";

/**
 * Checks the file a send names: an id must be this number's own (100) and of a type that such a
 * message takes (131053); a voice note must be Ogg. A link is taken on trust: it is on the internet.
 */
export function checkReference(
  media: MediaShelf,
  phoneNumberId: string,
  type: MediaType,
  part: { id?: string; link?: string; voice?: boolean },
): GraphError | null {
  if (part.id === undefined) return null;
  const file = media.find(part.id);
  if (file?.phoneNumberId !== phoneNumberId)
    return invalidParameter(`Media id ${part.id} is unknown to this number.`);
  const reason =
    checkFile(file, type) ??
    (part.voice && !file.mimeType.startsWith("audio/ogg")
      ? `A voice message must be audio/ogg, not ${file.mimeType}.`
      : null);
  return reason === null ? null : messageError(131053, "Media upload error", reason);
}
