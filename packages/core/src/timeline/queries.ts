import { conversationEvents, users } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { ThreadEvent } from "@parley/domain/conversations";
import type { ConversationEventId, ConversationId, UserId, WorkspaceId } from "@parley/domain/ids";
import { and, asc, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

/** Something that happened to a conversation, as its thread tells it. */
export type EventView = {
  kind: "event";
  id: ConversationEventId;
  at: Date;
  version: number;
  event: ThreadEvent;
  /** A member by id and name; the customer and the system have neither. */
  actor: { kind: "member" | "contact" | "system"; id: UserId | null; name: string | null };
  assigneeName: string | null;
  previousAssigneeName: string | null;
};

/** A line of a thread that is no message; it stands after the messages of its second (CON-8). */
export type AsideView = EventView;

/** Of lines between two messages at most this many are shown, the latest. */
const maxOnPage = 200;

type Place = { workspaceId: WorkspaceId; conversationId: ConversationId };

/** The asides of a page of messages: from the time of its first (null: the beginning) until before `before`. */
export async function listAsides(
  tx: Tx,
  place: Place,
  { from, before }: { from: Date | null; before: Date | null },
): Promise<AsideView[]> {
  const { at, id } = conversationEvents;
  const rows = await selectEvents(tx)
    .where(
      and(
        inThread(place),
        from === null ? undefined : gte(at, from),
        before === null ? undefined : lt(at, before),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(maxOnPage);
  return rows.reverse().map(toView);
}

/** The asides that changed after a version of the conversation, in order of change. */
export async function listAsideChanges(
  tx: Tx,
  place: Place,
  { sinceVersion, limit }: { sinceVersion: number; limit: number },
): Promise<AsideView[]> {
  const { version, id } = conversationEvents;
  const rows = await selectEvents(tx)
    .where(and(inThread(place), gt(version, sinceVersion)))
    .orderBy(asc(version), asc(id))
    .limit(limit);
  return rows.map(toView);
}

const assignee = alias(users, "assignee");
const previous = alias(users, "previous");

function selectEvents(tx: Tx) {
  return tx
    .select({
      event: conversationEvents,
      actorName: users.fullName,
      assigneeName: assignee.fullName,
      previousAssigneeName: previous.fullName,
    })
    .from(conversationEvents)
    .leftJoin(users, eq(users.id, conversationEvents.actorUserId))
    .leftJoin(assignee, eq(assignee.id, sql`(${conversationEvents.data} ->> 'assigneeId')::uuid`))
    .leftJoin(
      previous,
      eq(previous.id, sql`(${conversationEvents.data} ->> 'previousAssigneeId')::uuid`),
    );
}

function inThread({ workspaceId, conversationId }: Place) {
  return and(
    eq(conversationEvents.workspaceId, workspaceId),
    eq(conversationEvents.conversationId, conversationId),
  );
}

type Row = Awaited<ReturnType<typeof selectEvents>>[number];

function toView({ event, actorName, assigneeName, previousAssigneeName }: Row): EventView {
  const { id, at, version, data, actorKind, actorUserId } = event;
  return {
    kind: "event",
    ...{ id, at, version, assigneeName, previousAssigneeName },
    event: data,
    actor: { kind: actorKind, id: actorUserId, name: actorName },
  };
}
