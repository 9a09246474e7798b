import { assertAllowed } from "../auth/capability.ts";
import { type Published, publish } from "../channel/publish.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { parseChannelName } from "../protocol/channel-name.ts";
import type { Frame } from "../protocol/frame.ts";
import { Mode } from "../protocol/modes.ts";
import type { ServerContext } from "../server/context.ts";
import type { Transport } from "./transport.ts";

/** Publishes a client's MESSAGE frame, attached or not (transient publish). Throws 40010, 40160, 42911 and what `publish` throws. */
export function handlePublish(
  context: ServerContext,
  transport: Transport,
  frame: Frame,
): Published {
  const { connection } = transport;
  const { identity } = connection;
  const now = context.now();
  const attachment = transport.attachments.get(frame.channel ?? "");
  if (attachment && (attachment.modes & Mode.publish) === 0) {
    throw new AblyError(40160, "operation not permitted with the provided capability: publish");
  }
  const channel = attachment?.channel ?? channelOf(context, transport, frame);
  if (!connection.takePublish(channel.name, now))
    throw new AblyError(42911, "the connection is over the publish rate of its token", 429);
  return publish(channel, {
    identity,
    messages: frame.messages ?? [],
    id: `${connection.id}:${frame.msgSerial ?? 0}`,
    connectionId: connection.id,
    params: frame.params,
    now,
  });
}

function channelOf(context: ServerContext, transport: Transport, frame: Frame) {
  const { identity } = transport.connection;
  const { name } = parseChannelName(frame.channel);
  assertAllowed(identity.capability, name, "publish");
  return identity.app.channel(name, context.clock, context.now());
}
