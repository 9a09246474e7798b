import { z } from "zod";

/**
 * A file inside a message. `mediaId` names our own media row: null only between reading a webhook and storing it.
 * `mimeType` carries no parameters; `sizeBytes` is null until the file was fetched.
 */
export const mediaPartSchema = z.object({
  mediaId: z.string().nullable(),
  mimeType: z.string(),
  filename: z.string().nullable(),
  sizeBytes: z.int().nonnegative().nullable(),
});

export type MediaPart = z.infer<typeof mediaPartSchema>;

const captioned = { media: mediaPartSchema, caption: z.string().nullable() };

/** The kinds of message that carry a file (A.8, B.4). A voice note is an audio the phone shows as recorded speech. */
export const mediaContentSchemas = [
  z.object({ type: z.literal("image"), ...captioned }),
  z.object({ type: z.literal("video"), ...captioned }),
  z.object({ type: z.literal("document"), ...captioned }),
  z.object({ type: z.literal("audio"), media: mediaPartSchema }),
  z.object({ type: z.literal("voice"), media: mediaPartSchema }),
  z.object({ type: z.literal("sticker"), media: mediaPartSchema, isAnimated: z.boolean() }),
] as const;

export const mediaKinds = ["image", "video", "document", "audio", "voice", "sticker"] as const;
export type MediaKind = (typeof mediaKinds)[number];
