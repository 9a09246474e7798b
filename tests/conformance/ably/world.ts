import { createHmac, randomUUID } from "node:crypto";
import { createLocalAbly, type LocalAbly, type LocalAblyOptions } from "@parley/local-ably/server";
import Ably from "ably";
import { onTestFinished } from "vitest";

const KEY_NAME = "app.main";
const SECRET = "a-secret-for-tests-only";
export const API_KEY = `${KEY_NAME}:${SECRET}`;

/** Both wire formats: the suite's tests run in each. */
export const FORMATS = [
  { format: "JSON", useBinaryProtocol: false },
  { format: "MessagePack", useBinaryProtocol: true },
];

/** A server of its own, and clients that are closed with it when the test ends. */
export interface World {
  server: LocalAbly;
  clientOptions: Ably.ClientOptions;
  realtime(options?: Ably.ClientOptions): Ably.Realtime;
  rest(options?: Ably.ClientOptions): Ably.Rest;
}

/** Starts a server for one test; `client` applies to all its clients. */
export async function openWorld(
  client: Ably.ClientOptions = {},
  server: LocalAblyOptions = {},
): Promise<World> {
  const running = await createLocalAbly({ apiKey: API_KEY, ...server });
  const clients: Ably.Realtime[] = [];
  const clientOptions: Ably.ClientOptions = {
    endpoint: "127.0.0.1",
    port: running.port,
    tls: false,
    logLevel: 0,
    disconnectedRetryTimeout: 100,
    suspendedRetryTimeout: 200,
    disableConnectivityCheck: true,
    ...client,
  };
  onTestFinished(async () => {
    for (const one of clients) one.close();
    await running.close();
  });
  return {
    server: running,
    clientOptions,
    realtime: (options = {}) => {
      const one = new Ably.Realtime({ ...clientOptions, ...credentials(options), ...options });
      clients.push(one);
      return one;
    },
    rest: (options = {}) =>
      new Ably.Rest({ ...clientOptions, ...credentials(options), ...options }),
  };
}

/** Signs a JWT the way a product's token endpoint would. */
export function signJwt(
  claims: Record<string, unknown> = {},
  secret = SECRET,
  kid = KEY_NAME,
): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = { iat: now, exp: now + 3600, jti: randomUUID(), ...claims };
  const signed = `${part({ typ: "JWT", alg: "HS256", kid })}.${part(body)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** A capability claim. */
export function capability(value: Record<string, string[]>): Record<string, string> {
  return { "x-ably-capability": JSON.stringify(value) };
}

/** An authCallback that hands out what `make` returns. */
export function authCallback(
  make: () => string | Ably.TokenRequest | Ably.TokenDetails,
): Ably.ClientOptions {
  return { authCallback: (_, done) => done(null, make()) };
}

/** Resolves with the next change of a connection to this state. */
export function nextState(
  client: Ably.Realtime,
  state: Ably.ConnectionState,
): Promise<Ably.ConnectionStateChange> {
  return new Promise((resolve) => client.connection.once(state, resolve));
}

/** Resolves once the client is connected. */
export async function connected(client: Ably.Realtime): Promise<string> {
  await client.connection.whenState("connected");
  return client.connection.id as string;
}

/** The error a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<Ably.ErrorInfo> {
  return promise.then(
    () => Promise.reject(new Error("expected a rejection")),
    (error: Ably.ErrorInfo) => error,
  );
}

function credentials(options: Ably.ClientOptions): Ably.ClientOptions {
  return options.token || options.authCallback || options.authUrl || options.key
    ? {}
    : { key: API_KEY };
}
