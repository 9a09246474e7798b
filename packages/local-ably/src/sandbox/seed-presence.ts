import type { App } from "../app/app.ts";
import { randomId } from "../connection/connection.ts";
import { announcePresence, memberKey } from "../presence/presence-set.ts";
import { PresenceAction } from "../protocol/actions.ts";
import { normalizePayload } from "../protocol/payload.ts";
import type { ServerContext } from "../server/context.ts";

/** Puts members into a channel that never leave it: test fixtures without a connection. */
export function seedPresence(
  context: ServerContext,
  app: App,
  channelName: string,
  members: { clientId: string; data?: unknown; encoding?: string }[],
): void {
  const now = context.now();
  const channel = app.channel(channelName, context.clock, now);
  const connectionId = randomId(10);
  const events = members.map((member, index) => ({
    ...normalizePayload(member),
    action: PresenceAction.enter,
    id: `${connectionId}:0:${index}`,
    clientId: member.clientId,
    connectionId,
    timestamp: now,
  }));
  for (const event of events) {
    channel.members.set(memberKey(connectionId, event.clientId), {
      ...event,
      action: PresenceAction.present,
    });
  }
  if (events.length > 0)
    announcePresence(channel, events, { id: `${connectionId}:0`, connectionId }, now);
}
