import {
  bareMimeType,
  capabilitiesOf,
  checkContent,
  extensionOf,
  type MediaKind,
  type MediaPart,
  type MessageContent,
  mediaKindOf,
  mimeTypeOf,
  type ProviderId,
} from "@parley/domain/messages";

export type FileFacts = { name: string; type: string; size: number };

/** What a file is meant as, where its type does not say: recorded speech, or a sticker (MSG-12). */
export type FileRole = "voice" | "sticker" | null;

export type FileCheck = {
  mimeType: string;
  kind: MediaKind | null;
  hasCaption: boolean;
  /** Why the provider would refuse it, with the limit named; null when it may be sent (S0.13). */
  problem: string | null;
};

/** What a chosen file is sent as, and whether it can be: asked before any byte is uploaded (S0.7–S0.14). */
export function checkFile(
  { name, type, size }: FileFacts,
  provider: ProviderId,
  role: FileRole = null,
): FileCheck {
  const mimeType = bareMimeType(type) || (mimeTypeOf(name) ?? "application/octet-stream");
  const kind = kindOf(mimeType, role, provider);
  if (kind === null) {
    const problem = role === "sticker" ? "A sticker is a WebP file." : wrongType(provider);
    return { mimeType, kind, hasCaption: false, problem };
  }
  const media = { mediaId: null, mimeType, filename: name, sizeBytes: size };
  const issues = checkContent(plainContent(kind, media), provider);
  const { hasCaption } = capabilitiesOf(provider).media[kind];
  return { mimeType, kind, hasCaption, problem: issues[0]?.message ?? null };
}

function kindOf(mimeType: string, role: FileRole, provider: ProviderId): MediaKind | null {
  if (role !== "sticker") return mediaKindOf({ mimeType, isVoice: role === "voice" }, provider);
  return capabilitiesOf(provider).media.sticker.mimeTypes.includes(mimeType) ? "sticker" : null;
}

/** The types a picker offers, for the `accept` of a file input. */
export function acceptOf(kinds: readonly MediaKind[], provider: ProviderId): string {
  const { media } = capabilitiesOf(provider);
  return kinds.flatMap((kind) => media[kind].mimeTypes).join(",");
}

function plainContent(kind: MediaKind, media: MediaPart): MessageContent {
  switch (kind) {
    case "image":
    case "video":
    case "document":
      return { type: kind, media, caption: null };
    case "audio":
    case "voice":
      return { type: kind, media };
    case "sticker":
      return { type: kind, media, isAnimated: false };
  }
}

function wrongType(provider: ProviderId): string {
  const { media } = capabilitiesOf(provider);
  const kinds = ["image", "video", "audio", "document"] as const;
  const endings = kinds.flatMap((kind) =>
    media[kind].mimeTypes.flatMap((mimeType) => extensionOf(mimeType) ?? []),
  );
  return `WhatsApp takes no files of this type. It takes ${[...new Set(endings)].join(", ")}.`;
}
