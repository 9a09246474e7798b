import type { Message } from "../store/index.ts";

const MEDIA = ["image", "video", "audio", "document", "sticker"] as const;

/** The file a message carries: its type and WhatsApp's id; undefined when it carries none. */
export function mediaPartOf({
  content,
}: Pick<Message, "content">): { type: (typeof MEDIA)[number]; id: string } | undefined {
  for (const type of MEDIA) {
    const id = (content[type] as { id?: unknown } | undefined)?.id;
    if (typeof id === "string") return { type, id };
  }
  return undefined;
}
