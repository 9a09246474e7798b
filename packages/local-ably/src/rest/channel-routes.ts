import { type Context, Hono } from "hono";
import type { Channel } from "../channel/channel.ts";
import type { WirePresence } from "../protocol/frame.ts";
import type { ServerContext } from "../server/context.ts";
import { answer, readBody } from "./answer.ts";
import { callerOf } from "./caller.ts";
import { channelDetails } from "./channel-details.ts";
import { listMessages, listPresenceEvents } from "./history.ts";
import { openChannel } from "./open-channel.ts";
import { pageOf } from "./page.ts";
import { publishOverRest } from "./publish-over-rest.ts";
import { readable } from "./readable.ts";

const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** `/channels/{name}` and what is below it. */
export function channelRoutes(context: ServerContext): Hono {
  const routes = new Hono();
  const open = (c: Context, ...operations: string[]) =>
    openChannel(context, callerOf(context, c), c.req.param("name"), ...operations);
  routes.post("/:name/messages", (c) => answerPublish(context, c));
  for (const path of ["/:name/messages", "/:name/history"])
    routes.get(path, (c) => answerMessages(c, open(c, "history")));
  routes.get("/:name/presence", (c) => answerMembers(c, open(c, "presence", "subscribe")));
  routes.get("/:name/presence/history", (c) => answerPresenceEvents(c, open(c, "history")));
  routes.get("/:name", (c) => answer(c, 200, channelDetails(open(c, "channel-metadata"))));
  return routes;
}

async function answerPublish(context: ServerContext, c: Context): Promise<Response> {
  const body = await readBody(c, MAX_BODY_BYTES);
  const identity = callerOf(context, c);
  const channel = openChannel(context, identity, c.req.param("name"), "publish");
  const published = publishOverRest(context, identity, channel, body, c.req.query());
  queueMicrotask(published.deliver);
  const { serials, messageId } = published;
  return answer(c, 201, { channel: channel.name, messageId, serials });
}

function answerMessages(c: Context, channel: Channel): Response {
  const messages = listMessages(channel, c.req.query());
  const { items, headers } = pageOf(c, messages, (message) => message.serial ?? "");
  return answer(c, 200, readable(c, items), headers);
}

function answerMembers(c: Context, channel: Channel): Response {
  const query = c.req.query();
  const members = [...channel.members.values()].filter((member) => isAskedFor(member, query));
  const { items, headers } = pageOf(
    c,
    members,
    (member) => `${member.connectionId}:${member.clientId}`,
  );
  return answer(c, 200, readable(c, items), headers);
}

function answerPresenceEvents(c: Context, channel: Channel): Response {
  const listed = listPresenceEvents(channel, c.req.query());
  const { items, headers } = pageOf(c, listed, ({ cursor }) => cursor);
  const events = items.map(({ event }) => event);
  return answer(c, 200, readable(c, events), headers);
}

function isAskedFor(member: WirePresence, query: Record<string, string>): boolean {
  const { clientId, connectionId } = query;
  return (
    (clientId ?? member.clientId) === member.clientId &&
    (connectionId ?? member.connectionId) === member.connectionId
  );
}
