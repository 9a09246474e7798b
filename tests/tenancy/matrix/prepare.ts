import type { Sql } from "@parley/db/client";
import { applyStatus, initialStatus, type StatusState } from "@parley/domain/statuses";
import type { FilledWorkspace } from "../world/fill-workspace.ts";

/** Brings a workspace to where a procedure can do its work, whatever an earlier call did to it. */
export type Prepare = (admin: Sql, a: FilledWorkspace) => Promise<void>;

/** What is sent needs an open conversation with a person who is not blocked. */
export const canSend: Prepare = async (admin, { conversationId, contactId }) => {
  await admin`update conversations set status = 'open' where id = ${conversationId}`;
  await admin`update contacts set is_blocked = false where id = ${contactId}`;
};

/** A message can be sent once more after it has failed. */
export const hasFailed: Prepare = async (admin, a) => {
  await canSend(admin, a);
  const failed = applyStatus(initialStatus, { status: "failed", at: new Date(), errors: [] });
  await admin`
    update messages set status_state = ${jsonOf(failed)}::jsonb, unconfirmed_at = null
    where id = ${a.failedMessageId}`;
};

/** A person decides about a message whose outcome nobody knows. */
export const isUnconfirmed: Prepare = async (admin, a) => {
  await canSend(admin, a);
  await admin`
    update messages set status_state = ${jsonOf(initialStatus)}::jsonb, unconfirmed_at = now()
    where id = ${a.unconfirmedMessageId}`;
};

/** The agent has the conversation. */
export const isAssigned: Prepare = async (admin, { id, conversationId, users }) => {
  await admin`
    update assignments set ended_at = now()
    where conversation_id = ${conversationId} and ended_at is null`;
  await admin`
    insert into assignments (workspace_id, id, conversation_id, assignee_id, started_at)
    values (${id}, gen_random_uuid(), ${conversationId}, ${users.agent.id}, now())`;
  await admin`
    update conversations set assignee_id = ${users.agent.id} where id = ${conversationId}`;
};

/** The agent's shared view is there. */
export const hasView: Prepare = async (admin, { id, viewId, users }) => {
  await admin`
    insert into views (workspace_id, id, owner_id, name, is_shared, filter)
    values (${id}, ${viewId}, ${users.agent.id}, 'Shared', true, '{}')
    on conflict (workspace_id, id) do update set is_shared = true`;
};

function jsonOf(state: StatusState): string {
  return JSON.stringify(state);
}
