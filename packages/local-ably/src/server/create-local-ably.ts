import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { App, AppRegistry } from "../app/app.ts";
import { ConnectionRegistry } from "../connection/connection-registry.ts";
import { type Control, createControl } from "../control/control.ts";
import { CLOUD_LIMITS, type Limits } from "../limits/limits.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { SerialClock } from "../protocol/serial-clock.ts";
import { createRestApp } from "../rest/rest-app.ts";
import type { Log, ServerContext } from "./context.ts";
import { originPolicy } from "./origin-policy.ts";
import { sayGoodbye } from "./say-goodbye.ts";
import { acceptWebSockets } from "./websockets.ts";

export interface LocalAblyOptions {
  /** `appId.keyId:secret`. Absent: no app but those a sandbox creates. */
  apiKey?: string;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** Differences from Ably's own limits. */
  limits?: Partial<Limits>;
  /** First name segments whose messages are kept for longer. */
  persistedNamespaces?: string[];
  /** Origins of pages that may use the server; absent: any loopback origin. */
  allowedOrigins?: string[];
  /** Serves POST /apps, DELETE /apps/{id} and POST /stats. */
  isSandbox?: boolean;
  /** Serves the controls at /control, to this machine only. */
  hasControlEndpoints?: boolean;
  log?: Log;
}

/** A running server. */
export interface LocalAbly {
  /** `http://host:port`. */
  readonly url: string;
  readonly port: number;
  readonly control: Control;
  /** Planned end: every client gets DISCONNECTED 80003 and will come back; resolves when the port is free. */
  close(): Promise<void>;
}

/** Starts an Ably-protocol server. Rejects with the system's error if the port cannot be used, 40005 for a malformed key. */
export async function createLocalAbly(options: LocalAblyOptions = {}): Promise<LocalAbly> {
  let activityAt = performance.now();
  const newClock = () => new SerialClock(randomBytes(9).toString("base64url"));
  const context: ServerContext = {
    apps: registryFor(options),
    connections: new ConnectionRegistry(),
    clock: newClock(),
    serverId: `local.${randomBytes(4).toString("hex")}`,
    now: Date.now,
    log: options.log ?? (() => {}),
    isOriginAllowed: originPolicy(options.allowedOrigins),
    noteActivity: () => {
      activityAt = performance.now();
    },
  };
  const control = createControl({ context, lastActivityAt: () => activityAt, newClock });
  const rest = createRestApp(context, {
    control: options.hasControlEndpoints ? control : undefined,
    isSandbox: options.isSandbox ?? false,
  });
  const server = createAdaptorServer({ fetch: rest.fetch }) as Server;
  acceptWebSockets(context, server);
  const sweeper = setInterval(() => sweep(context), 1000).unref();
  const host = options.host ?? "127.0.0.1";
  const port = await listen(server, host, options.port ?? 0);
  return {
    url: `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host}:${port}`,
    port,
    control,
    close: () => {
      clearInterval(sweeper);
      return shutDown(context, server);
    },
  };
}

function registryFor(options: LocalAblyOptions): AppRegistry {
  const registry = new AppRegistry();
  if (options.apiKey === undefined) return registry;
  const [, appId, keyId, secret] = /^([\w-]+)\.([\w-]+):(.+)$/.exec(options.apiKey) ?? [];
  if (!appId || !keyId || !secret)
    throw new AblyError(40005, "the API key must look like app.key:secret");
  const app = new App(appId, { ...CLOUD_LIMITS, ...options.limits });
  for (const namespace of options.persistedNamespaces ?? []) app.persistedNamespaces.add(namespace);
  app.addKey(keyId, secret, undefined, true);
  registry.apps.set(appId, app);
  return registry;
}

function sweep(context: ServerContext): void {
  const now = context.now();
  for (const app of context.apps.apps.values()) app.sweep(now);
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function shutDown(context: ServerContext, server: Server): Promise<void> {
  // Nobody may come back to a server that is about to end.
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const live = [...context.apps.apps.values()].flatMap((app) => {
    const connections = context.connections.of(app);
    const known = [...connections.values()];
    connections.clear();
    return known;
  });
  for (const connection of live) connection.clearTimers();
  await sayGoodbye(live);
  // Time for the closing handshakes; then the sockets go, or a silent client could hold the port.
  setTimeout(() => server.closeAllConnections(), 100);
  await closed;
}
