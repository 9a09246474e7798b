import { insertRows } from "@parley/db/bulk";
import { conversationEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ThreadEvent } from "@parley/domain/conversations";
import { type ConversationEventId, type ConversationId, newId } from "@parley/domain/ids";
import type { WorkspaceScope } from "@parley/domain/scope";

export type NewEvent = {
  conversationId: ConversationId;
  /** The conversation's version of the change this event is about. */
  version: number;
  event: ThreadEvent;
};

/**
 * Writes what happened to conversations into their threads, in the transaction in which it happened (CON-8). The actor
 * is the scope's; `byContact` where the customer did it, by writing.
 */
export async function recordEvents(
  { tx, scope, now }: { tx: Tx; scope: Pick<WorkspaceScope, "workspaceId" | "actor">; now: Date },
  events: readonly NewEvent[],
  { byContact = false } = {},
): Promise<void> {
  const { workspaceId, actor } = scope;
  const actorUserId = actor.kind === "user" ? actor.userId : null;
  const ofScope = actorUserId === null ? ("system" as const) : ("member" as const);
  await insertRows(
    tx,
    conversationEvents,
    events.map(({ conversationId, version, event }) => ({
      ...{ workspaceId, conversationId, version, actorUserId },
      id: newId<ConversationEventId>(),
      kind: event.kind,
      data: event,
      actorKind: byContact ? ("contact" as const) : ofScope,
      at: now,
    })),
  );
}
