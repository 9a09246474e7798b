import { randomBytes } from "node:crypto";
import type { Identity } from "../auth/identity.ts";
import type { Channel } from "../channel/channel.ts";
import { type Published, publish } from "../channel/publish.ts";
import { AblyError } from "../protocol/ably-error.ts";
import type { ServerContext } from "../server/context.ts";

/** Publishes for a REST caller, on behalf of a live connection if the messages name its key. Throws 40006 if it is unknown. */
export function publishOverRest(
  context: ServerContext,
  identity: Identity,
  channel: Channel,
  messages: unknown,
  params: Record<string, string>,
): Published {
  const first = (Array.isArray(messages) ? messages[0] : messages) as
    | { connectionKey?: unknown }
    | undefined;
  return publish(channel, {
    identity,
    messages,
    id: randomBytes(8).toString("base64url"),
    connectionId:
      first?.connectionKey === undefined
        ? undefined
        : connectionIdFor(context, identity, first.connectionKey),
    params,
    now: context.now(),
  });
}

function connectionIdFor(context: ServerContext, identity: Identity, key: unknown): string {
  for (const connection of context.connections.of(identity.app).values()) {
    if (connection.key === key && connection.transport) return connection.id;
  }
  throw new AblyError(40006, "the connection key is not one of a live connection");
}
