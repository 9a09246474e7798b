import type { ApiDeps } from "@parley/api/trpc";
import { createSessions } from "@parley/auth/sessions";
import { storeWebhookEvents } from "@parley/core/inbound";
import { scopeOfVerifiedWebhook } from "@parley/core/numbers";
import type { Database } from "@parley/db/client";
import { describeError } from "@parley/domain/errors";
import { createApp as createGateway } from "@parley/gateway/app";
import { createEndpoints } from "@parley/gateway/webhooks/endpoints";
import { createEventWriter } from "@parley/gateway/webhooks/event-writer";
import { parseRealtimeKey } from "@parley/realtime/tokens";
import { testKeyring } from "@parley/testkit/factories";
import { type Logger, pino } from "pino";
import superjson from "superjson";
import { createApp as createDashboard, type RenderPage } from "./dashboard-modules.ts";

export const realtimeSecret = "a-realtime-secret-nobody-may-see";
export const publicUrl = "https://app.example";

/** The Meta app of the platform; no number of the world is its own unless a test says so. */
export const platformApp = {
  secret: "the-platform-app-secret",
  verifyToken: "the-platform-verify-token",
};

/** A call as the outside makes it. */
export type Call = {
  path: string;
  kind: "query" | "mutation";
  input?: unknown;
  token?: string | null;
  slug?: string | null;
};

export type Answer = { status: number; text: string };

/** A place where the one API is reachable. A further place is one more entry of `mounts`. */
export type Mount = { name: string; open(db: Database, options?: MountOptions): Door };
export type MountOptions = { log?: Logger; now?: Date };
export type Door = { call(call: Call): Promise<Answer> };

export const mounts: readonly Mount[] = [
  {
    name: "gateway",
    open(db, options) {
      const app = openGateway(db, options);
      return {
        call: (call) =>
          request(call, { authorization: `Bearer ${call.token}` }, (url, init) =>
            app.request(url, init, localConnection),
          ),
      };
    },
  },
  {
    name: "dashboard",
    open(db, options) {
      const app = openDashboard(db, options);
      return {
        call: (call) =>
          request(call, { cookie: `__Host-parley_session=${call.token}` }, (url, init) =>
            app.request(publicUrl + url, init, localConnection),
          ),
      };
    },
  },
];

/** The gateway as its composition root builds it, on the given database. */
export function openGateway(db: Database, { log = silent(), now }: MountOptions = {}) {
  const deps = apiDeps(db, log, now);
  return createGateway({
    log,
    origins: [publicUrl],
    isReady: async () => true,
    api: deps,
    webhooks: {
      endpoints: createEndpoints(db, testKeyring),
      writer: createEventWriter((endpoint, events) =>
        storeWebhookEvents(deps, scopeOfVerifiedWebhook(endpoint, null), events),
      ),
      publicUrl,
      metaApp: platformApp,
      onUnclaimed: (changes, requestId) => log.warn({ requestId, changes }, "of no number"),
      onError: (error, requestId) => log.error({ requestId, err: error }, "failed"),
    },
  });
}

/** The dashboard as its composition root builds it; `render` stands in for the built pages. */
export function openDashboard(
  db: Database,
  { log = silent(), now, render = nothing }: MountOptions & { render?: RenderPage } = {},
) {
  return createDashboard({
    log,
    api: apiDeps(db, log, now),
    isReady: async () => true,
    publicUrl: new URL(publicUrl),
    realtimeUrl: null,
    clientDirectory: import.meta.dirname,
    render,
  });
}

const nothing: RenderPage = async () => new Response(null, { status: 404 });

function apiDeps(db: Database, log: Logger, now: Date | undefined): ApiDeps {
  return {
    db,
    wake: () => undefined,
    ...(now && { clock: () => now }),
    sessions: createSessions(db),
    realtime: { key: parseRealtimeKey(`app.key:${realtimeSecret}`), host: {} },
    onError: (error, about) => log.error({ ...about, err: error }, "failed"),
  };
}

/** What a server on a socket adds to each request. */
export const localConnection = {
  incoming: { socket: { remoteAddress: "127.0.0.1", remotePort: 50_000, remoteFamily: "IPv4" } },
};

/** A log as the applications write it, into the given lines. */
export function recordingLog(lines: string[]): Logger {
  const destination = { write: (line: string) => void lines.push(line) };
  return pino({ level: "trace", serializers: { err: describeError } }, destination);
}

function silent(): Logger {
  return pino({ level: "silent" });
}

async function request(
  call: Call,
  session: Record<string, string>,
  send: (url: string, init: RequestInit) => Response | Promise<Response>,
): Promise<Answer> {
  const { path, kind, input, token = null, slug = null } = call;
  const body = input === undefined ? undefined : JSON.stringify(superjson.serialize(input));
  const isQuery = kind === "query";
  const search = isQuery && body !== undefined ? `?input=${encodeURIComponent(body)}` : "";
  const response = await send(`/trpc/${path}${search}`, {
    method: isQuery ? "GET" : "POST",
    headers: {
      ...(!isQuery && { "content-type": "application/json", origin: publicUrl }),
      ...(token !== null && session),
      ...(slug !== null && { "x-parley-workspace": slug }),
    },
    ...(!isQuery && body !== undefined && { body }),
  });
  const requestId = response.headers.get("x-request-id") ?? "none";
  const text = (await response.text()).replaceAll(requestId, "the-request");
  return { status: response.status, text };
}
