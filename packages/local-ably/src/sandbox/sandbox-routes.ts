import { randomBytes } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { App } from "../app/app.ts";
import type { AppKey } from "../app/app-key.ts";
import { FULL_CAPABILITY, parseCapability } from "../auth/capability.ts";
import { CLOUD_LIMITS, UNTHROTTLED } from "../limits/limits.ts";
import { AblyError } from "../protocol/ably-error.ts";
import { answer, readBody } from "../rest/answer.ts";
import { keyHolderOf } from "../rest/caller.ts";
import type { ServerContext } from "../server/context.ts";
import { seedPresence } from "./seed-presence.ts";

const MAX_BODY_BYTES = 256 * 1024;

interface AppRequest {
  limits?: { presence?: { maxMembers?: number } };
  keys?: { capability?: string; revocableTokens?: boolean }[];
  namespaces?: { id: string; persisted?: boolean }[];
  channels?: {
    name: string;
    presence?: { clientId: string; data?: unknown; encoding?: string }[];
  }[];
}

/** What Ably's public sandbox offers test suites: throw-away apps, and statistics that go nowhere. */
export function sandboxRoutes(context: ServerContext): Hono<{ Bindings: HttpBindings }> {
  const routes = new Hono<{ Bindings: HttpBindings }>();

  routes.post("/apps", async (c) => {
    const request = (await readBody(c, MAX_BODY_BYTES)) as AppRequest;
    const app = createApp(context, request);
    const port = c.env.incoming.socket.localPort;
    return answer(c, 201, {
      appId: app.id,
      accountId: "local",
      keys: [...app.keys.values()].map(describeKey),
      namespaces: request.namespaces ?? [],
      endpoint: "localhost",
      port,
      tls: false,
    });
  });

  routes.delete("/apps/:appId", (c) => {
    const holder = keyHolderOf(context, c);
    if (holder?.app.id !== c.req.param("appId"))
      throw new AblyError(40101, "this needs a key of the app", 401);
    for (const connection of context.connections.of(holder.app).values())
      connection.transport?.terminate();
    context.apps.apps.delete(holder.app.id);
    return c.body(null, 204);
  });

  routes.post("/stats", (c) => {
    keyHolderOf(context, c);
    return answer(c, 201, []);
  });

  return routes;
}

function createApp(context: ServerContext, request: AppRequest): App {
  const membersPerChannel = request.limits?.presence?.maxMembers ?? CLOUD_LIMITS.membersPerChannel;
  const app = new App(randomBytes(4).toString("hex"), {
    ...CLOUD_LIMITS,
    ...UNTHROTTLED,
    membersPerChannel,
  });
  for (const [index, key] of (request.keys ?? []).entries()) {
    const capability =
      key.capability === undefined ? FULL_CAPABILITY : parseCapability(key.capability);
    app.addKey(
      `key${index}`,
      randomBytes(18).toString("base64url"),
      capability,
      key.revocableTokens === true,
    );
  }
  for (const namespace of request.namespaces ?? []) {
    if (namespace.persisted) app.persistedNamespaces.add(namespace.id);
  }
  context.apps.apps.set(app.id, app);
  for (const channel of request.channels ?? [])
    seedPresence(context, app, channel.name, channel.presence ?? []);
  return app;
}

function describeKey(key: AppKey): object {
  return {
    id: key.name.split(".")[1],
    keyName: key.name,
    keySecret: key.secret,
    keyStr: `${key.name}:${key.secret}`,
    capability: JSON.stringify(key.capability),
    revocableTokens: key.hasRevocableTokens,
  };
}
