import { expect, test } from "vitest";
import { connected, nextState, openWorld } from "./world.ts";

const post = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: "POST", headers });

test("the controls answer over HTTP", async () => {
  const world = await openWorld({}, { hasControlEndpoints: true });
  const base = `${world.server.url}/control`;
  const client = world.realtime({ clientId: "u1" });
  const id = await connected(client);
  await client.channels.get("c").presence.enter("here");
  const read = async (path: string) => (await fetch(`${base}${path}`)).json();
  expect(await read("/connections")).toMatchObject([
    { id, clientId: "u1", isOnline: true, channels: ["c"] },
  ]);
  expect(await read("/channels")).toMatchObject([{ name: "c", attachments: 1, members: 1 }]);
  expect(await read("/channels/c/members")).toEqual([
    { clientId: "u1", connectionId: id, data: "here" },
  ]);
  expect(await (await post(`${base}/channels/c/discontinuity`)).json()).toEqual({ told: 1 });
  expect(await (await post(`${base}/wait-for-idle?quietMs=20&timeoutMs=2000`)).json()).toEqual({
    isIdle: true,
  });
});

test.each([
  ["drop", undefined],
  ["disconnect", 80003],
  ["expire-token", 40142],
])("%s is felt by the client", async (action, code) => {
  const world = await openWorld({}, { hasControlEndpoints: true });
  const client = world.realtime({ useTokenAuth: true });
  const id = await connected(client);
  const gone = nextState(client, "disconnected");
  const again = nextState(client, "connected");
  expect((await post(`${world.server.url}/control/connections/${id}/${action}`)).status).toBe(204);
  const { reason } = await gone;
  if (code !== undefined) expect(reason?.code).toBe(code);
  await again;
  expect(client.connection.id).toBe(id);
});

test("a restart forgets everything", async () => {
  const world = await openWorld({}, { hasControlEndpoints: true });
  await world.rest().channels.get("c").publish("x", null);
  await post(`${world.server.url}/control/restart`);
  expect((await world.rest().channels.get("c").history()).items).toEqual([]);
});

test("an unknown connection is 404, a web page 403", async () => {
  const world = await openWorld({}, { hasControlEndpoints: true });
  const base = `${world.server.url}/control`;
  expect((await post(`${base}/connections/none/drop`)).status).toBe(404);
  expect((await post(`${base}/restart`, { origin: "http://localhost:3000" })).status).toBe(403);
});

test("a client without new messages is idle soon, a busy one is not", async () => {
  const world = await openWorld();
  const channel = world.realtime().channels.get("c");
  await channel.attach();
  expect(await world.server.control.waitForIdle({ quietMs: 20 })).toBe(true);
  const sent: Promise<unknown>[] = [];
  const busy = setInterval(() => sent.push(channel.publish("x", null)), 10);
  expect(await world.server.control.waitForIdle({ quietMs: 500, timeoutMs: 200 })).toBe(false);
  clearInterval(busy);
  await Promise.all(sent);
});
