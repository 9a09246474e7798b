import { deadLetters } from "@parley/db/schema";
import type { Tx } from "@parley/db/scope";
import type { WebhookEventId, WorkspaceId } from "@parley/domain/ids";
import { v7 } from "uuid";

/** An element set aside: why, and the element itself as far as it is not in the raw event alone. */
export type DeadLetter = {
  eventId: WebhookEventId;
  reason: string;
  detail: string | null;
  element: unknown;
};

const chunk = 500;

/** Keeps what could not be processed. NUL cannot be stored as jsonb, so it is shown as a symbol. */
export async function writeDeadLetters(
  tx: Tx,
  workspaceId: WorkspaceId,
  letters: readonly DeadLetter[],
): Promise<void> {
  for (let at = 0; at < letters.length; at += chunk) {
    await tx.insert(deadLetters).values(
      letters.slice(at, at + chunk).map(({ eventId, reason, detail, element }) => ({
        workspaceId,
        id: v7(),
        webhookEventId: eventId,
        reason,
        detail,
        element: storable(element),
      })),
    );
  }
}

function storable(element: unknown): unknown {
  if (element === null || element === undefined) return null;
  const json = JSON.stringify(element).replaceAll("\\u0000", "␀");
  return JSON.parse(json.replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, "�"));
}
