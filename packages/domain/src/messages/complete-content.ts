import type { MediaPart } from "./media-part.ts";
import type { ContentOf, MessageContent } from "./schema.ts";
import type { SendableContent } from "./sendable-content.ts";

/** What the ids of a sendable content were found to name; null where there is none or it was not found. */
export type FoundRows = { media: MediaPart | null; targetProviderMessageId: string | null };

/**
 * The content to store and send: a client's ids replaced by what they name (MSG-11). Null if it names a file or a
 * message that was not found.
 */
export function completeContent(
  content: SendableContent,
  found: FoundRows,
): ContentOf<SendableContent["type"]> | null {
  if (content.type === "reaction") {
    const { targetProviderMessageId } = found;
    const { type, emoji } = content;
    return targetProviderMessageId === null ? null : { type, targetProviderMessageId, emoji };
  }
  const { media } = found;
  if ("media" in content) return media === null ? null : { ...content, media };
  if (!("header" in content)) return content;
  const { header } = content;
  if (header === null || header.type === "text") return { ...content, header };
  return media === null ? null : { ...content, header: { type: header.type, media } };
}

/** The one file of a content, its own or its header's, before or after `completeContent`; null where it has none. */
export function mediaOf(content: MessageContent): MediaPart | null;
export function mediaOf(content: SendableContent): Pick<MediaPart, "mediaId"> | null;
export function mediaOf(
  content: MessageContent | SendableContent,
): Pick<MediaPart, "mediaId"> | null {
  if ("media" in content) return content.media;
  const header = "header" in content ? content.header : null;
  return header !== null && "media" in header ? header.media : null;
}
