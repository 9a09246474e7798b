import { capabilitiesOf } from "./capabilities.ts";
import type { MediaKind } from "./media-part.ts";
import { bareMimeType } from "./mime-types.ts";
import type { ProviderId } from "./provider-id.ts";

/**
 * As which kind of message a file is sent through the provider, null if it takes no such file (MSG-12). Recorded
 * speech in a form that a voice note cannot have is an audio; a sticker is never guessed. Size is not looked at.
 */
export function mediaKindOf(
  file: { mimeType: string; isVoice: boolean },
  provider: ProviderId,
): MediaKind | null {
  const { media } = capabilitiesOf(provider);
  const mimeType = bareMimeType(file.mimeType);
  const kinds = file.isVoice ? (["voice", ...fileKinds] as const) : fileKinds;
  return kinds.find((kind) => media[kind].mimeTypes.includes(mimeType)) ?? null;
}

const fileKinds = ["image", "video", "audio", "document"] as const;
