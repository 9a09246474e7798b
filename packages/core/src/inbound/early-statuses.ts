import { anyOf } from "@parley/db/bulk";
import { statusEvents } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import { applyStatus, type StatusState } from "@parley/domain/statuses";
import { and, eq } from "drizzle-orm";
import type { RecordedNumber } from "./sort-elements.ts";

/** The states by provider id, with all statuses folded in that came before their message (F-23). */
export async function foldEarlyStatuses(
  tx: Tx,
  number: RecordedNumber,
  states: ReadonlyMap<string, StatusState>,
): Promise<ReadonlyMap<string, StatusState>> {
  if (states.size === 0) return states;
  const events = await tx
    .select()
    .from(statusEvents)
    .where(
      and(
        eq(statusEvents.workspaceId, number.workspaceId),
        eq(statusEvents.numberId, number.id),
        anyOf(statusEvents.providerMessageId, [...states.keys()]),
      ),
    );
  const folded = new Map(states);
  for (const { providerMessageId, status, providerAt, errorCode, errorTitle } of events) {
    const before = folded.get(providerMessageId);
    if (before === undefined) continue;
    const errors =
      errorCode === "" ? [] : [{ code: errorCode, title: errorTitle ?? "", details: "" }];
    const event = { status, at: providerAt, errors };
    folded.set(providerMessageId, applyStatus(before, event));
  }
  return folded;
}
