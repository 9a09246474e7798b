import type Ably from "ably";
import { expect, test } from "vitest";
import { connected, errorOf, openWorld } from "./world.ts";

interface SandboxApp {
  appId: string;
  keys: { keyName: string; keySecret: string; keyStr: string; capability: string }[];
  namespaces: { id: string }[];
  endpoint: string;
  port: number;
  tls: boolean;
}

const REQUEST = {
  limits: { presence: { maxMembers: 250 } },
  keys: [{}, { capability: '{"open:*":["subscribe","publish"]}' }, { revocableTokens: true }],
  namespaces: [{ id: "persisted", persisted: true }],
  channels: [
    {
      name: "persisted:fixtures",
      presence: [
        { clientId: "text", data: "true" },
        { clientId: "object", data: '{"a":1}', encoding: "json" },
        { clientId: "bytes", data: "aGk=", encoding: "base64" },
      ],
    },
  ],
};

async function createApp(url: string): Promise<SandboxApp> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/apps`, {
    method: "POST",
    headers,
    body: JSON.stringify(REQUEST),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as SandboxApp;
}

test("a sandbox app has the keys, namespaces and members that were asked for", async () => {
  const world = await openWorld({}, { isSandbox: true });
  const app = await createApp(world.server.url);
  expect(app).toMatchObject({ endpoint: "localhost", port: world.server.port, tls: false });
  expect(app.keys.map(({ capability }) => capability)).toEqual([
    '{"*":["*"]}',
    '{"open:*":["publish","subscribe"]}',
    '{"*":["*"]}',
  ]);
  expect(app.namespaces).toHaveLength(1);
  const { presence } = world
    .rest({ key: app.keys[0]?.keyStr as string })
    .channels.get("persisted:fixtures");
  const members = (await presence.get()).items;
  expect(members.map(({ clientId, data }) => [clientId, data])).toEqual([
    ["text", "true"],
    ["object", { a: 1 }],
    ["bytes", Buffer.from("hi")],
  ]);
  expect((await presence.history()).items.map(({ action }) => action)).toEqual([
    "enter",
    "enter",
    "enter",
  ]);
});

test("its keys work over realtime, within their capability, and its rates are off", async () => {
  const world = await openWorld({}, { isSandbox: true });
  const app = await createApp(world.server.url);
  const client = world.realtime({ key: app.keys[1]?.keyStr as string });
  await connected(client);
  await Promise.all(
    Array.from({ length: 120 }, () => client.channels.get("open:1").publish("x", null)),
  );
  expect((await errorOf(client.channels.get("closed").attach())).code).toBe(40160);
});

test("apps do not see each other, and end when deleted", async () => {
  const world = await openWorld({}, { isSandbox: true });
  const [one, two] = [await createApp(world.server.url), await createApp(world.server.url)];
  const rest = (app: SandboxApp) => world.rest({ key: app.keys[0]?.keyStr as string });
  await rest(one).channels.get("c").publish("x", null);
  expect((await rest(two).channels.get("c").history()).items).toEqual([]);
  const authorization = `Basic ${Buffer.from(one.keys[0]?.keyStr ?? "").toString("base64")}`;
  const remove = (app: SandboxApp) =>
    fetch(`${world.server.url}/apps/${app.appId}`, {
      method: "DELETE",
      headers: { authorization },
    });
  expect((await remove(two)).status).toBe(401);
  expect((await remove(one)).status).toBe(204);
  const error: Ably.ErrorInfo = await errorOf(rest(one).channels.get("c").history());
  expect({ code: error.code, status: error.statusCode }).toEqual({ code: 40400, status: 404 });
});

test("statistics are taken and come back empty", async () => {
  const world = await openWorld({}, { isSandbox: true });
  const app = await createApp(world.server.url);
  const rest = world.rest({ key: app.keys[0]?.keyStr as string });
  expect(
    (await rest.request("post", "/stats", 6, {}, [{ intervalId: "2026-01-01:00:00" }])).statusCode,
  ).toBe(201);
  expect((await rest.stats()).items).toEqual([]);
});
