import { insertRows } from "@parley/db/bulk";
import { webhookEvents } from "@parley/db/schema";
import type { NumberId, WebhookEventId } from "@parley/domain/ids";
import { type CommandContext, command } from "../command/index.ts";

/** An authentic webhook exactly as it came. */
export type RawEvent = {
  id: WebhookEventId;
  numberId: NumberId;
  body: Buffer;
  bodySha256: Buffer;
  /** Of the called URL, without "?": a provider may echo our reference there. */
  query: string | null;
  requestId: string;
};

/** Stores raw events of one workspace and the work they mean, all or none. After it, 200 is due. */
export const storeWebhookEvents = command(
  "inbound.store",
  async (context: CommandContext, events: readonly RawEvent[]): Promise<void> =>
    storeEventRows(context, events),
);

/** Adds events, and the work they mean, to a command's last writes. */
export function storeEventRows(
  { tx, scope, enqueue, atEnd }: CommandContext,
  events: readonly RawEvent[],
): void {
  const { workspaceId } = scope;
  for (const [key, together] of Map.groupBy(events, ({ numberId }) => numberId)) {
    enqueue({ queue: "inbound", key, subjectIds: together.map(({ id }) => id) });
  }
  const rows = events.map((event) => ({ ...event, workspaceId }));
  atEnd(() => insertRows(tx, webhookEvents, rows));
}
