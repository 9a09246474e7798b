import { stampClientId } from "../auth/identity.ts";
import { stampUserClaim } from "../auth/trusted-claims.ts";
import type { Channel } from "../channel/channel.ts";
import type { Connection } from "../connection/connection.ts";
import type { Transport } from "../connection/transport.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { PresenceAction } from "../protocol/actions.ts";
import type { Frame, WirePresence } from "../protocol/frame.ts";
import { Mode } from "../protocol/modes.ts";
import { normalizePayload, payloadSize } from "../protocol/payload.ts";
import { announcePresence, applyToSet, memberKey } from "./presence-set.ts";

const CLIENT_ACTIONS: ReadonlySet<number> = new Set([
  PresenceAction.present,
  PresenceAction.enter,
  PresenceAction.leave,
  PresenceAction.update,
]);

type PresenceEvent = WirePresence & { clientId: string };

/**
 * Takes a client's PRESENCE frame. Throws 91001 (not attached), 40160, 91000 (anonymous), 40012, 91003, 40009.
 * Members hear of it before the acknowledgement, so that whoever awaits `enter()` finds itself present.
 */
export function handlePresence(transport: Transport, frame: Frame, now: number): void {
  const attachment = transport.attachments.get(frame.channel ?? "");
  if (!attachment)
    throw new AblyError(91001, "unable to change presence; the channel is not attached", 400);
  if ((attachment.modes & Mode.presence) === 0) {
    throw new AblyError(40160, "operation not permitted with the provided capability: presence");
  }
  const { channel } = attachment;
  const { connection } = transport;
  const events = (frame.presence ?? []).map((given, index) =>
    toEvent(connection, channel.name, given, `${frame.msgSerial}:${index}`, now),
  );
  assertSize(channel, events);
  assertRoom(channel, connection, events);
  const news = events.flatMap((event) => settle(channel, connection, event));
  if (news.length === 0) return;
  announcePresence(
    channel,
    news,
    { id: `${connection.id}:${frame.msgSerial}`, connectionId: connection.id },
    now,
  );
}

function toEvent(
  connection: Connection,
  channel: string,
  given: WirePresence,
  idSuffix: string,
  now: number,
): PresenceEvent {
  if (!CLIENT_ACTIONS.has(given.action))
    throw new AblyError(40000, "presence events are enter, update or leave");
  if (connection.identity.clientId === undefined)
    throw new AblyError(91000, "presence needs a clientId", 400);
  const clientId = stampClientId(connection.identity, given.clientId);
  if (clientId === undefined) throw new AblyError(40012, "presence needs a clientId");
  // A member that enters again after a reconnect brings the id of its first entry.
  const isReentry = typeof given.id === "string" && given.id.startsWith(`${connection.id}:`);
  return {
    ...normalizePayload(given),
    action: given.action,
    id: isReentry ? given.id : `${connection.id}:${idSuffix}`,
    clientId,
    connectionId: connection.id,
    extras: stampUserClaim(connection.identity, channel, given.extras),
    timestamp: now,
  };
}

// Decides what others see of an event: nothing for a repeated entry or for the leave of somebody absent.
function settle(channel: Channel, connection: Connection, event: PresenceEvent): PresenceEvent[] {
  const member = channel.members.get(memberKey(connection.id, event.clientId));
  if (event.action === PresenceAction.leave) {
    if (!member) return [];
    const leave =
      event.data === undefined ? { ...event, data: member.data, encoding: member.encoding } : event;
    applyToSet(channel, connection, leave);
    return [leave];
  }
  if (member?.id === event.id) return [];
  const settled = { ...event, action: member ? PresenceAction.update : PresenceAction.enter };
  applyToSet(channel, connection, settled);
  return [settled];
}

function assertRoom(channel: Channel, connection: Connection, events: PresenceEvent[]): void {
  const newcomers = new Set<string>();
  for (const { action, clientId } of events) {
    const key = memberKey(connection.id, clientId);
    if (action !== PresenceAction.leave && !channel.members.has(key)) newcomers.add(key);
  }
  if (
    newcomers.size > 0 &&
    channel.members.size + newcomers.size > channel.limits.membersPerChannel
  ) {
    throw new AblyError(91003, "the channel has too many presence members", 400);
  }
}

function assertSize(channel: Channel, events: PresenceEvent[]): void {
  const size = events.reduce((sum, event) => sum + payloadSize(event), 0);
  if (size > channel.limits.maxMessageBytes) {
    throw new AblyError(40009, `the presence data exceeds ${channel.limits.maxMessageBytes} bytes`);
  }
}
