import { Hono } from "hono";
import type { Identity } from "../auth/identity.ts";
import { AblyError, type ErrorBody, toAblyError } from "../protocol/ably-error.ts";
import type { ServerContext } from "../server/context.ts";
import { answer, readBody } from "./answer.ts";
import { callerOf } from "./caller.ts";
import { openChannel } from "./open-channel.ts";
import { publishOverRest } from "./publish-over-rest.ts";
import { readable } from "./readable.ts";

const MAX_BODY_BYTES = 2 * 1024 * 1024;
const MAX_CHANNELS = 100;
/** From this API version on, batch results come grouped by spec. */
const GROUPED_SINCE_VERSION = 3;

interface BatchSpec {
  channels: unknown[];
  messages: unknown;
}

type ChannelResult = { channel: string } & Record<string, unknown>;

/** `POST /messages` (batch publish) and `GET /presence` (batch presence). */
export function batchRoutes(context: ServerContext): Hono {
  const routes = new Hono();

  routes.post("/messages", async (c) => {
    const body = await readBody(c, MAX_BODY_BYTES);
    const identity = callerOf(context, c);
    const specs = (Array.isArray(body) ? body : [body]).map(parseSpec);
    const delivers: (() => void)[] = [];
    const groups = specs.map((spec) =>
      publishSpec(context, identity, spec, c.req.query(), delivers),
    );
    queueMicrotask(() => {
      for (const deliver of delivers) deliver();
    });
    const isGrouped =
      Number(c.req.header("x-ably-version") ?? GROUPED_SINCE_VERSION) >= GROUPED_SINCE_VERSION;
    if (isGrouped) return answer(c, 201, groups.map(summary));
    const results = groups.flat();
    const { failureCount } = summary(results);
    if (failureCount === 0) return answer(c, 201, results);
    const error = new AblyError(40020, "some of the batch failed").body;
    return answer(
      c,
      400,
      { error, batchResponse: results },
      { "X-Ably-Errorcode": "40020", "X-Ably-Errormessage": error.message },
    );
  });

  routes.get("/presence", (c) => {
    const identity = callerOf(context, c);
    const names = (c.req.query("channels") ?? c.req.query("channel") ?? "")
      .split(",")
      .filter((name) => name !== "");
    if (names.length === 0 || names.length > MAX_CHANNELS) throw badChannelCount();
    const results = names.map((name) =>
      attempt(name, () => {
        const channel = openChannel(context, identity, name, "presence");
        return { presence: readable(c, [...channel.members.values()]) };
      }),
    );
    return answer(c, 200, summary(results));
  });

  return routes;
}

function publishSpec(
  context: ServerContext,
  identity: Identity,
  spec: BatchSpec,
  params: Record<string, string>,
  delivers: (() => void)[],
): ChannelResult[] {
  return spec.channels.map((name) =>
    attempt(String(name), () => {
      const channel = openChannel(context, identity, name, "publish");
      const published = publishOverRest(context, identity, channel, spec.messages, params);
      delivers.push(published.deliver);
      return { messageId: published.messageId, serials: published.serials };
    }),
  );
}

function parseSpec(spec: unknown): BatchSpec {
  const { channels, messages } = (spec ?? {}) as { channels?: unknown; messages?: unknown };
  const list = typeof channels === "string" ? [channels] : channels;
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_CHANNELS)
    throw badChannelCount();
  if (messages === undefined || messages === null)
    throw new AblyError(40000, "a batch spec needs messages");
  return { channels: list, messages };
}

function attempt(channel: string, work: () => object): ChannelResult {
  try {
    return { channel, ...work() };
  } catch (thrown) {
    const error: ErrorBody = toAblyError(thrown).body;
    return { channel, error };
  }
}

function summary(results: ChannelResult[]): {
  successCount: number;
  failureCount: number;
  results: ChannelResult[];
} {
  const failureCount = results.filter((result) => "error" in result).length;
  return { successCount: results.length - failureCount, failureCount, results };
}

function badChannelCount(): AblyError {
  return new AblyError(40000, `a batch names 1 to ${MAX_CHANNELS} channels`);
}
