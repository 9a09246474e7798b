import type { WebSocket } from "ws";
import { authenticate, type Identity } from "../auth/identity.ts";
import { AblyError, type ErrorBody, toAblyError } from "../protocol/ably-error.ts";
import { Action } from "../protocol/actions.ts";
import { encodeFrame } from "../protocol/codec.ts";
import type { WireFormat } from "../protocol/frame.ts";
import type { ServerContext } from "../server/context.ts";
import { Connection, connectionIdOf } from "./connection.ts";
import { dispatch } from "./dispatch.ts";
import { bindTransport, releaseTransport } from "./lifecycle.ts";
import { sendConnected } from "./send-connected.ts";
import { Transport } from "./transport.ts";

const MIN_HEARTBEAT_MS = 5_000;
const MAX_HEARTBEAT_MS = 1_800_000;
const MIN_REMAIN_PRESENT_MS = 1_000;

/**
 * Takes over an accepted WebSocket. Every refusal is told as a protocol message: an HTTP status or a bare close
 * would only make the SDK try again for ever.
 */
export function openConnection(
  context: ServerContext,
  socket: WebSocket,
  params: URLSearchParams,
  refusal?: AblyError,
): void {
  const format: WireFormat = params.get("format") === "msgpack" ? "msgpack" : "json";
  socket.on("error", () => socket.terminate());
  try {
    if (refusal) throw refusal;
    const identity = authenticate(context.apps, credentialsOf(params), context.now());
    establish(context, socket, params, format, identity);
  } catch (thrown) {
    const error = refusalOf(thrown, params);
    context.log("connection.refused", { code: error.code });
    const action = error.code === 40111 ? Action.disconnected : Action.error;
    socket.send(encodeFrame({ action, error: error.body }, format));
    socket.close();
  }
}

// Over REST an unknown key is 40400; a realtime client learns no more than that its key is wrong.
function refusalOf(thrown: unknown, params: URLSearchParams): AblyError {
  const error = toAblyError(thrown);
  return error.code === 40400 && params.has("key")
    ? new AblyError(40101, "the key is not known", 401)
    : error;
}

function establish(
  context: ServerContext,
  socket: WebSocket,
  params: URLSearchParams,
  format: WireFormat,
  identity: Identity,
): void {
  const now = context.now();
  const { connection, error } = findOrCreate(context, params, identity, now);
  const { limits } = identity.app;
  const transport = new Transport(
    socket,
    connection,
    {
      format,
      isEchoing: params.get("echo") !== "false",
      wantsHeartbeats: params.get("heartbeats") === "true",
      maxIdleIntervalMs: clamp(
        params.get("heartbeatInterval"),
        limits.maxIdleIntervalMs,
        MIN_HEARTBEAT_MS,
        MAX_HEARTBEAT_MS,
      ),
      maxBufferedBytes: limits.maxBufferedBytes,
      outboundPerSecond: limits.connectionOutboundPerSecond,
      onActivity: context.noteActivity,
    },
    now,
  );
  bindTransport(context, connection, transport, identity);
  socket.on("message", (raw: Buffer) => dispatch(context, transport, raw));
  socket.on("close", () => releaseTransport(context, transport));
  sendConnected(context, transport, error);
}

function findOrCreate(
  context: ServerContext,
  params: URLSearchParams,
  identity: Identity,
  now: number,
): { connection: Connection; error: ErrorBody | undefined } {
  const previousKey = params.get("resume") ?? params.get("recover");
  if (!previousKey)
    return { connection: newConnection(context, params, identity, now), error: undefined };
  const id = connectionIdOf(previousKey);
  const known = id === undefined ? undefined : context.connections.of(identity.app).get(id);
  if (known?.key === previousKey) {
    assertSameIdentity(known, identity);
    return { connection: known, error: undefined };
  }
  const failure =
    id === undefined
      ? new AblyError(80018, "unable to resume; the connection key is invalid", 400)
      : new AblyError(80008, "unable to resume; the connection is no longer known", 400);
  return { connection: newConnection(context, params, identity, now), error: failure.body };
}

function newConnection(
  context: ServerContext,
  params: URLSearchParams,
  identity: Identity,
  now: number,
): Connection {
  const { app } = identity;
  if (context.connections.of(app).size >= app.limits.connectionsPerApp) {
    throw new AblyError(40111, "the app has too many connections", 429);
  }
  const remainPresentForMs = clamp(
    params.get("remainPresentFor"),
    app.limits.remainPresentForMs,
    MIN_REMAIN_PRESENT_MS,
    app.limits.connectionStateTtlMs,
  );
  return new Connection(identity, remainPresentForMs, now);
}

function assertSameIdentity(connection: Connection, identity: Identity): void {
  if (connection.identity.clientId === identity.clientId) return;
  throw new AblyError(80011, "unable to resume; the credentials are those of another client", 400);
}

function credentialsOf(params: URLSearchParams): {
  key?: string;
  token?: string;
  clientId?: string;
} {
  const key = params.get("key");
  const token = params.get("access_token") ?? params.get("accessToken");
  const clientId = params.get("clientId");
  return {
    ...(key ? { key } : {}),
    ...(token ? { token } : {}),
    ...(clientId ? { clientId } : {}),
  };
}

function clamp(text: string | null, fallback: number, min: number, max: number): number {
  const value = Number(text);
  return text === null || !Number.isFinite(value) ? fallback : Math.min(Math.max(value, min), max);
}
