import { insertRows } from "@parley/db/bulk";
import { media } from "@parley/db/schema";
import { type MediaId, type MessageId, newId } from "@parley/domain/ids";
import { type MessageContent, mediaOf } from "@parley/domain/messages";
import type { InboundFile } from "@parley/providers/port";
import type { Recorder } from "./recorder.ts";
import type { Received, RecordedNumber, Spoken } from "./sort-elements.ts";

type InsertedMessage = {
  id: MessageId;
  providerMessageId: string;
  content: MessageContent;
};

/** Meta's word for a file that is larger than it passes on (A.8). */
const tooLarge = "131052";

/** The content, its file named by an id of ours. */
export function withMediaId(content: MessageContent): MessageContent {
  if (!("media" in content)) return content;
  return { ...content, media: { ...content.media, mediaId: newId<MediaId>() } };
}

/**
 * A media row for each new message with a file, and a job that fetches it: the message is shown at once, its file
 * when it is here. A file that the provider refused to pass on is kept as such and never fetched.
 */
export function recordMedia(
  { tx, enqueue, atEnd }: Recorder,
  number: RecordedNumber,
  inserted: readonly InsertedMessage[],
  received: readonly Received<Spoken>[],
): void {
  const withFile = inserted.filter(({ content }) => mediaOf(content) !== null);
  if (withFile.length === 0) return;
  const files = new Map(
    received.map(({ element }) => [element.providerMessageId, element.file] as const),
  );
  const rows = withFile.flatMap(({ id, providerMessageId, content }) => {
    const part = mediaOf(content);
    if (part === null || part.mediaId === null) return [];
    const file = files.get(providerMessageId) ?? {};
    return [
      {
        workspaceId: number.workspaceId,
        id: part.mediaId as MediaId,
        numberId: number.id,
        messageId: id,
        direction: "inbound" as const,
        state: stateOf(file),
        mimeType: part.mimeType,
        filename: part.filename,
        sha256: file.sha256 ?? null,
        providerMediaId: file.providerMediaId ?? null,
        providerUrl: file.url ?? null,
        errorCode: file.error?.code ?? null,
      },
    ];
  });
  atEnd(() => insertRows(tx, media, rows));
  for (const { id, state } of rows) {
    if (state === "pending") enqueue({ queue: "media", key: id, subjectIds: [id] });
  }
}

function stateOf({ error, providerMediaId, url }: InboundFile): "pending" | "too_large" | "failed" {
  if (error !== undefined) return error.code === tooLarge ? "too_large" : "failed";
  return providerMediaId === undefined && url === undefined ? "failed" : "pending";
}
