import { type MessageContent, mediaOf } from "@parley/domain/messages";

/** The files of ours that a message carries; a template may carry several. */
export function mediaIdsOf(content: MessageContent): string[] {
  if (content.type !== "template") return [mediaOf(content)?.mediaId ?? []].flat();
  return Object.values(content.values).flatMap((value) =>
    value.type === "media" && value.id !== null ? [value.id] : [],
  );
}
