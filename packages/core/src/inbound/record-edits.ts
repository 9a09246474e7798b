import { anyOf, recordSet } from "@parley/db/bulk";
import { messages } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { MessageId } from "@parley/domain/ids";
import { type MessageContent, mediaOf } from "@parley/domain/messages";
import { effectiveInboundAt } from "@parley/domain/window";
import type { InboundEdit } from "@parley/providers/port";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Target, Targets } from "./find-targets.ts";
import type { Received, RecordedNumber } from "./sort-elements.ts";

/** A message that its author changed. */
export type EditedMessage = Target & {
  content: MessageContent;
  editedAt: Date;
  requestId: string | null;
};

/**
 * What messages say after their newest edits. An edit that is no newer than what is shown, or of a message that was
 * taken back, changes nothing, so order and repetition do not matter (F-24).
 */
export async function readEdits(
  tx: Tx,
  number: RecordedNumber,
  received: readonly Received<InboundEdit>[],
  targets: Targets,
): Promise<EditedMessage[]> {
  const ids = received.flatMap(({ element }) => targets.named(element)?.messageId ?? []);
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: messages.id, content: messages.content, editedAt: messages.editedAt })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, number.workspaceId),
        anyOf(messages.id, [...new Set(ids)]),
        isNull(messages.deletedAt),
      ),
    );
  const stored = new Map(rows.map((row) => [row.id, row]));
  const edited = new Map<MessageId, EditedMessage>();
  for (const { element, receivedAt, requestId } of received) {
    const target = targets.named(element);
    const row = target && stored.get(target.messageId);
    if (target === undefined || row === undefined) continue;
    const at = effectiveInboundAt(element.providerAt, receivedAt);
    const before = edited.get(target.messageId) ?? row;
    if (before.editedAt !== null && before.editedAt >= at) continue;
    const content = editedContent(before.content, element.content);
    edited.set(target.messageId, { ...target, content, editedAt: at, requestId });
  }
  return [...edited.values()];
}

/** Writes edited messages, each with its thread's new version. */
export async function saveEdits(
  tx: Tx,
  { workspaceId }: RecordedNumber,
  edited: readonly (EditedMessage & { version: number })[],
): Promise<void> {
  if (edited.length === 0) return;
  const rows = edited.map(({ messageId: id, content, editedAt, version }) => ({
    ...{ id, content, editedAt, version },
  }));
  await tx.execute(sql`
    update messages m set content = r.content, edited_at = r.edited_at, version = r.version
    from ${recordSet(messages, rows, ["id", "content", "editedAt", "version"])}
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
}

/** The new words with the old file: an edit changes a caption, never the file, and does not bring it again (A.8). */
function editedContent(before: MessageContent, edit: MessageContent): MessageContent {
  if (edit.type === "other") return before;
  const media = mediaOf(before);
  if (media === null) return edit;
  if ("media" in edit) return { ...edit, media };
  return "caption" in before && edit.type === "text" ? { ...before, caption: edit.text } : edit;
}
