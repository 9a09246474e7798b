import { messagePreview } from "@parley/domain/messages";
import type { MessageView } from "./inbox-views.ts";

/** A message as a reply to it shows it: its first words, or its kind (S0.15). */
export function quoteOf({ id, direction, content }: MessageView): MessageView["quoted"] & {} {
  const preview = content.type === "other" ? content.label : messagePreview(content);
  return { messageId: id, direction, preview };
}
