import { type Identity, stampClientId } from "../auth/identity.ts";
import { stampUserClaim } from "../auth/trusted-claims.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import type { Frame, WireMessage } from "../protocol/frame.ts";
import { normalizePayload, payloadSize } from "../protocol/payload.ts";
import { messageSerial } from "../protocol/serial-clock.ts";
import type { Channel } from "./channel.ts";
import { deliver } from "./deliver.ts";

const MAX_MESSAGES_PER_PUBLISH = 1000;

/** One publish call, realtime or REST. */
export interface Publish {
  identity: Identity;
  messages: unknown;
  /** Id of the whole publish; messages without an id get `<id>:<index>`. */
  id: string;
  connectionId: string | undefined;
  params: Record<string, string> | undefined;
  now: number;
}

/** What the publisher learns, and the delivery that must follow its acknowledgement. */
export interface Published {
  serials: string[];
  messageId: string;
  deliver: () => void;
}

/**
 * Takes messages into a channel; nothing is delivered until `deliver()` is called, so that the publisher is
 * acknowledged first. A publish whose id is known gets its first answer again.
 * Throws 40009, 40012, 40013, 40031, 42913 and, on request, 40099.
 */
export function publish(channel: Channel, request: Publish): Published {
  const { now, id, params } = request;
  if (params?._forceNack) throw new AblyError(40099, "error forced by the test parameter");
  const messages = checkedMessages(channel, request);
  const messageId = messages[0]?.id ?? `${id}:0`;
  const publishedBefore = messages[0]?.id ? channel.findPublished(messages[0].id, now) : undefined;
  if (publishedBefore) return { serials: publishedBefore, messageId, deliver: () => {} };
  if (!channel.publishRate.take(now))
    throw new AblyError(42913, "the channel is over its publish rate", 429);
  const channelSerial = channel.nextSerial(now);
  const serials = messages.map((_, index) => messageSerial(channelSerial, index));
  const frame = toFrame(channel, request, messages, channelSerial);
  if (messages[0]?.id) channel.rememberPublished(messages[0].id, serials, now);
  if (!isEphemeral(messages, params)) channel.append({ serial: channelSerial, at: now, frame });
  return { serials, messageId, deliver: () => deliver(channel, frame, now) };
}

function checkedMessages(channel: Channel, request: Publish): WireMessage[] {
  const given = Array.isArray(request.messages) ? request.messages : [request.messages];
  if (given.length === 0 || given.length > MAX_MESSAGES_PER_PUBLISH) {
    throw new AblyError(40000, `a publish carries 1 to ${MAX_MESSAGES_PER_PUBLISH} messages`);
  }
  const messages = given.map((message) => checkedMessage(message, channel.name, request.identity));
  const size = messages.reduce((sum, message) => sum + payloadSize(message), 0);
  if (size > channel.limits.maxMessageBytes) {
    throw new AblyError(40009, `the messages exceed ${channel.limits.maxMessageBytes} bytes`);
  }
  assertIds(messages);
  return messages;
}

function checkedMessage(given: unknown, channel: string, identity: Identity): WireMessage {
  if (typeof given !== "object" || given === null)
    throw new AblyError(40013, "a message must be an object");
  const message = given as WireMessage;
  if (message.action)
    throw new AblyError(40000, "message updates and deletes are not supported by this server");
  if (message.name !== undefined && message.name !== null && typeof message.name !== "string") {
    throw new AblyError(40013, "the name of a message must be text");
  }
  return {
    ...normalizePayload(message),
    id: message.id || undefined,
    name: message.name ?? undefined,
    clientId: stampClientId(identity, message.clientId),
    extras: stampUserClaim(identity, channel, message.extras),
  };
}

function assertIds(messages: WireMessage[]): void {
  if (messages.length < 2 || messages.every(({ id }) => id === undefined)) return;
  const base = baseId(messages[0]?.id);
  const areInOrder = messages.every(({ id }, index) => id === `${base}:${index}`);
  if (!areInOrder)
    throw new AblyError(
      40031,
      "ids of messages published together must be base:0, base:1 and so on",
    );
}

function baseId(id: string | undefined): string | undefined {
  return id === undefined ? undefined : /^(.*):0$/s.exec(id)?.[1];
}

function isEphemeral(messages: WireMessage[], params: Record<string, string> | undefined): boolean {
  return params?.ephemeral === "true" || messages.every(({ extras }) => extras?.ephemeral === true);
}

function toFrame(
  channel: Channel,
  request: Publish,
  messages: WireMessage[],
  channelSerial: string,
): Frame {
  const { connectionId, id, now } = request;
  return {
    action: Action.message,
    id,
    channel: channel.name,
    channelSerial,
    connectionId,
    timestamp: now,
    messages: messages.map((message, index) => {
      const serial = messageSerial(channelSerial, index);
      return {
        ...message,
        id: message.id ?? `${id}:${index}`,
        connectionId,
        timestamp: now,
        serial,
        action: 0,
        version: { serial, timestamp: now },
      };
    }),
  };
}
