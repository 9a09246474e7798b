import type { Channel } from "../channel/channel.ts";
import { deliver } from "../channel/deliver.ts";
import type { Connection } from "../connection/connection.ts";
import { Action, PresenceAction } from "../protocol/actions.ts";
import type { Frame, WirePresence } from "../protocol/frame.ts";

/** Key of a member: one person with two tabs is two members. */
export function memberKey(connectionId: string, clientId: string): string {
  return `${connectionId}:${clientId}`;
}

/** Applies one event to the set, so that SYNC tells what subscribers were told. */
export function applyToSet(
  channel: Channel,
  connection: Connection,
  event: WirePresence & { clientId: string },
): void {
  const key = memberKey(connection.id, event.clientId);
  const clients = connection.present.get(channel.name) ?? new Set();
  if (event.action === PresenceAction.leave) {
    channel.members.delete(key);
    clients.delete(event.clientId);
  } else {
    channel.members.set(key, { ...event, action: PresenceAction.present });
    clients.add(event.clientId);
  }
  if (clients.size > 0) connection.present.set(channel.name, clients);
  else connection.present.delete(channel.name);
}

/** Wraps events into a frame, keeps it and sends it to whoever may see it. */
export function announcePresence(
  channel: Channel,
  events: WirePresence[],
  frame: { id?: string | undefined; connectionId?: string | undefined },
  now: number,
): void {
  const serial = channel.nextSerial(now);
  const whole: Frame = {
    ...frame,
    action: Action.presence,
    channel: channel.name,
    channelSerial: serial,
    timestamp: now,
    presence: events,
  };
  channel.append({ serial, at: now, frame: whole });
  deliver(channel, whole, now);
}

/**
 * Makes a connection leave a channel without its asking. The events carry no id: the SDK then compares
 * timestamps and does not take them for older than the member's own last event.
 */
export function leaveChannel(channel: Channel, connection: Connection, now: number): void {
  const clientIds = connection.present.get(channel.name);
  if (!clientIds) return;
  const events = [...clientIds].flatMap((clientId) => {
    const member = channel.members.get(memberKey(connection.id, clientId));
    return member
      ? [{ ...member, id: undefined, action: PresenceAction.leave, clientId, timestamp: now }]
      : [];
  });
  for (const event of events) applyToSet(channel, connection, event);
  if (events.length > 0) announcePresence(channel, events, { connectionId: connection.id }, now);
}

/** Makes a connection leave every channel it is present on. */
export function leaveAllChannels(connection: Connection, now: number): void {
  for (const name of [...connection.present.keys()]) {
    const channel = connection.identity.app.channels.get(name);
    if (channel) leaveChannel(channel, connection, now);
  }
  connection.present.clear();
}
