import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { assertAllowed } from "../auth/capability.ts";
import type { Identity } from "../auth/identity.ts";
import type { Channel } from "../channel/channel.ts";
import { type Published, publish } from "../channel/publish.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { parseChannelName } from "../protocol/channel-name.ts";
import type { WirePresence } from "../protocol/frame.ts";
import { type Payload, payloadForJson } from "../protocol/payload.ts";
import type { ServerContext } from "../server/context.ts";
import { answer, formatFor, readBody } from "./answer.ts";
import { callerOf } from "./caller.ts";
import { channelDetails } from "./channel-details.ts";
import { listMessages, listPresenceEvents } from "./history.ts";
import { pageOf } from "./page.ts";

const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** `/channels/{name}` and what is below it. */
export function channelRoutes(context: ServerContext): Hono {
  const routes = new Hono();

  routes.post("/:name/messages", async (c) => {
    const body = await readBody(c, MAX_BODY_BYTES);
    const identity = callerOf(context, c);
    const channel = openChannel(context, identity, c.req.param("name"), "publish");
    const published = publishOverRest(context, identity, channel, body, c.req.query());
    queueMicrotask(published.deliver);
    const { serials, messageId } = published;
    return answer(c, 201, { channel: channel.name, messageId, serials });
  });

  for (const path of ["/:name/messages", "/:name/history"]) {
    routes.get(path, (c) => {
      const channel = openChannel(
        context,
        callerOf(context, c),
        c.req.param("name") ?? "",
        "history",
      );
      const { items, headers } = pageOf(
        c,
        listMessages(channel, c.req.query()),
        (message) => message.serial ?? "",
      );
      return answer(c, 200, readable(c, items), headers);
    });
  }

  routes.get("/:name/presence", (c) => {
    const channel = openChannel(
      context,
      callerOf(context, c),
      c.req.param("name"),
      "presence",
      "subscribe",
    );
    const members = [...channel.members.values()].filter((member) =>
      isAskedFor(member, c.req.query()),
    );
    const { items, headers } = pageOf(
      c,
      members,
      (member) => `${member.connectionId}:${member.clientId}`,
    );
    return answer(c, 200, readable(c, items), headers);
  });

  routes.get("/:name/presence/history", (c) => {
    const channel = openChannel(context, callerOf(context, c), c.req.param("name"), "history");
    const events = listPresenceEvents(channel, c.req.query());
    const { items, headers } = pageOf(c, events, ({ cursor }) => cursor);
    return answer(
      c,
      200,
      readable(
        c,
        items.map(({ event }) => event),
      ),
      headers,
    );
  });

  routes.get("/:name", (c) => {
    const channel = openChannel(
      context,
      callerOf(context, c),
      c.req.param("name"),
      "channel-metadata",
    );
    return answer(c, 200, channelDetails(channel));
  });

  return routes;
}

/** The channel of a request, if the caller may do one of the operations there. Throws 40010, 40160. */
export function openChannel(
  context: ServerContext,
  identity: Identity,
  fullName: unknown,
  ...operations: string[]
): Channel {
  const { name } = parseChannelName(fullName);
  assertAllowed(identity.capability, name, ...operations);
  return identity.app.channel(name, context.clock, context.now());
}

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
        : connectionIdFor(identity, first.connectionKey),
    params,
    now: context.now(),
  });
}

/** Base64 for receivers that cannot take bytes. */
export function readable<T extends Payload>(c: Parameters<typeof formatFor>[0], items: T[]): T[] {
  const wantsBytes = formatFor(c, "accept") === "msgpack" && c.req.query("envelope") !== "json";
  return wantsBytes ? items : items.map(payloadForJson);
}

function connectionIdFor(identity: Identity, key: unknown): string {
  for (const connection of identity.app.connections.values()) {
    if (connection.key === key && connection.transport) return connection.id;
  }
  throw new AblyError(40006, "the connection key is not one of a live connection");
}

function isAskedFor(member: WirePresence, query: Record<string, string>): boolean {
  const { clientId, connectionId } = query;
  return (
    (clientId ?? member.clientId) === member.clientId &&
    (connectionId ?? member.connectionId) === member.connectionId
  );
}
