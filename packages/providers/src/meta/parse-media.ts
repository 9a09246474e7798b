import type { MessageContent } from "@parley/domain/messages";
import type { StatusError } from "@parley/domain/statuses";
import { dropUndefined } from "../http/index.ts";
import type { InboundFile } from "../port/index.ts";
import { type MetaMedia, mediaSchema } from "./content-payload.ts";

/** What a message says, and where its file lies if it has one. */
export type ParsedContent = { content: MessageContent; file?: InboundFile };

export type MetaMediaType = "image" | "video" | "audio" | "document" | "sticker";

/** The code by which Meta says that it does not pass a file on: over 100 MB, or not to be had (A.8, C.3). */
const mediaRefused = "131052";

/**
 * A file part (A.8): its content with `mediaId: null`, and where the file lies. When Meta refused the file, the
 * part may be missing and `file.error` says why. Null when there is neither a file nor a reason.
 */
export function parseMedia(
  type: MetaMediaType,
  part: unknown,
  errors: readonly StatusError[],
): ParsedContent | null {
  const media = mediaSchema.safeParse(part).data ?? mediaSchema.parse({});
  const file = fileOf(media, errors);
  return file === null ? null : { content: contentOf(type, media), file };
}

function fileOf(media: MetaMedia, errors: readonly StatusError[]): InboundFile | null {
  const { id: providerMediaId, url } = media;
  const isThere = providerMediaId !== undefined || url !== undefined;
  const error =
    errors.find(({ code }) => code === mediaRefused) ?? (isThere ? undefined : errors[0]);
  if (!isThere && error === undefined) return null;
  return dropUndefined({ providerMediaId, url, sha256: hexOf(media.sha256), error });
}

function contentOf(type: MetaMediaType, parsed: MetaMedia): MessageContent {
  const { caption, filename } = parsed;
  const media = { mediaId: null, mimeType: bareMime(parsed.mime_type), filename, sizeBytes: null };
  switch (type) {
    case "audio":
      return { type: parsed.voice ? "voice" : "audio", media };
    case "sticker":
      return { type, media, isAnimated: parsed.animated };
    default:
      return { type, media, caption };
  }
}

/** The type without its parameters, lower case; what is none is unknown bytes (G.1.8). */
function bareMime(mime: string | undefined): string {
  const bare = mime?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return /^[\w.+-]{1,127}\/[\w.+-]{1,127}$/.test(bare) ? bare : "application/octet-stream";
}

/** Meta writes the digest in base64 (A.8); whether always is not documented (J.12), so hex is read too. */
function hexOf(sha256: string | undefined): string | undefined {
  if (sha256 === undefined) return undefined;
  if (/^[0-9a-f]{64}$/i.test(sha256)) return sha256.toLowerCase();
  const digest = Buffer.from(sha256, "base64");
  return digest.length === 32 ? digest.toString("hex") : undefined;
}
