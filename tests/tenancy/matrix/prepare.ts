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

function jsonOf(state: StatusState): string {
  return JSON.stringify(state);
}
