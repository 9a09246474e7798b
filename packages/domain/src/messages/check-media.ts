import type { Capabilities } from "./capability.ts";
import { type ContentIssue, optionalText } from "./content-issue.ts";
import type { MediaKind, MediaPart } from "./media-part.ts";
import { bareMimeType, extensionOf } from "./mime-types.ts";
import type { ContentOf } from "./schema.ts";

/** Breaches of a message that is a file, with its caption (MSG-8, S0.7, S0.11–S0.14, S1.17–S1.20). */
export function checkMedia(content: ContentOf<MediaKind>, limits: Capabilities): ContentIssue[] {
  const { type } = content;
  const maxBytes =
    type === "sticker" && content.isAnimated
      ? limits.maxAnimatedStickerBytes
      : limits.media[type].maxBytes;
  const file = { field: "media", kind: type, maxBytes };
  return [
    ...fileIssues(content.media, file, limits),
    ...("caption" in content ? captionIssues(content, limits) : []),
  ];
}

/** Breaches of a file: its type, its size, and a document's name. `kind` says by which limits (MSG-8). */
export function fileIssues(
  media: MediaPart,
  file: { field: string; kind: MediaKind; maxBytes?: number },
  limits: Capabilities,
): ContentIssue[] {
  const { field, kind } = file;
  const { mimeTypes, maxBytes } = limits.media[kind];
  const issues = sizeIssues(media.sizeBytes, { ...file, maxBytes: file.maxBytes ?? maxBytes });
  if (!mimeTypes.includes(bareMimeType(media.mimeType))) {
    const message = `${names[kind]} must be of one of these types: ${mimeTypes.map(extensionOf).join(", ")}.`;
    issues.push({ field: `${field}.mimeType`, code: "wrong_type", message });
  }
  if (kind === "document" && limits.showsFilename && (media.filename ?? "").trim() === "") {
    const message = "The document has no file name.";
    issues.push({ field: `${field}.filename`, code: "missing", message });
  }
  return issues;
}

const names: Readonly<Record<MediaKind, string>> = {
  image: "An image",
  video: "A video",
  document: "A document",
  audio: "An audio file",
  voice: "A voice message",
  sticker: "A sticker",
};

function sizeIssues(
  sizeBytes: number | null,
  { field, kind, maxBytes }: { field: string; kind: MediaKind; maxBytes: number },
): ContentIssue[] {
  const path = `${field}.sizeBytes`;
  if (sizeBytes === null)
    return [{ field: path, code: "missing", message: "The file is not there yet." }];
  if (sizeBytes === 0) return [{ field: path, code: "missing", message: "The file is empty." }];
  if (sizeBytes <= maxBytes) return [];
  const message = `${names[kind]} can have at most ${sizeName(maxBytes)}.`;
  return [{ field: path, code: "too_large", message }];
}

function captionIssues(
  { type, caption }: ContentOf<"image" | "video" | "document">,
  limits: Capabilities,
): ContentIssue[] {
  if (caption === null) return [];
  if (limits.media[type].hasCaption)
    return optionalText(caption, {
      field: "caption",
      name: "The caption",
      max: limits.maxCaptionLength,
    });
  const message = `${names[type]} is sent without a caption from this number; send the text as a message of its own.`;
  return [{ field: "caption", code: "unsupported", message }];
}

/** Limits are whole mebibytes or kibibytes; people call both by the shorter name. */
function sizeName(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes} KB` : `${kilobytes / 1024} MB`;
}
