import { describe, expect, test } from "vitest";
import { presenceOf } from "./mailbox.ts";
import { rawConnect } from "./raw-client.ts";
import { connected, errorOf, FORMATS, nextState, openWorld, signJwt } from "./world.ts";

describe.each(FORMATS)("presence ($format)", (format) => {
  test("enter, update and leave reach everybody", async () => {
    const world = await openWorld(format);
    const events = await presenceOf(world.realtime().channels.get("c"));
    const { presence } = world.realtime({ clientId: "u1" }).channels.get("c");
    await presence.enter({ state: "viewing" });
    await presence.update({ state: "replying" });
    await presence.leave();
    const seen = (await events.atLeast(3)).map(({ action, clientId, data }) => [
      action,
      clientId,
      data,
    ]);
    expect(seen).toEqual([
      ["enter", "u1", { state: "viewing" }],
      ["update", "u1", { state: "replying" }],
      ["leave", "u1", { state: "replying" }],
    ]);
  });

  test("update without enter is an entry, and a second entry an update", async () => {
    const world = await openWorld(format);
    const events = await presenceOf(world.realtime().channels.get("c"));
    const { presence } = world.realtime({ clientId: "u1" }).channels.get("c");
    await presence.update("1");
    await presence.enter("2");
    expect((await events.atLeast(2)).map(({ action }) => action)).toEqual(["enter", "update"]);
  });

  test("a late comer gets the same members in a sync of several pages", async () => {
    const world = await openWorld(format, {
      limits: { membersPerChannel: 250, connectionInboundPerSecond: 1000 },
    });
    const crowd = world.realtime().channels.get("c");
    await crowd.attach();
    await Promise.all(
      Array.from({ length: 230 }, (_, index) => crowd.presence.enterClient(`u${index}`, { index })),
    );
    const late = world.realtime().channels.get("c");
    const members = await late.presence.get();
    expect(members).toHaveLength(230);
    const byClient = (list: typeof members) =>
      list
        .map(({ clientId, id, timestamp, data }) => ({ clientId, id, timestamp, data }))
        .sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
    expect(byClient(members)).toEqual(byClient(await crowd.presence.get()));
  });

  test("two tabs of one person are two members", async () => {
    const world = await openWorld({ ...format, clientId: "u1" });
    const tabs = [world.realtime(), world.realtime()];
    for (const tab of tabs) await tab.channels.get("c").presence.enter();
    const { items } = await world.rest().channels.get("c").presence.get({ clientId: "u1" });
    expect(new Set(items.map(({ connectionId }) => connectionId))).toEqual(
      new Set(tabs.map((tab) => tab.connection.id)),
    );
  });

  test.each(["detach", "close"] as const)("%s makes the member leave at once", async (how) => {
    const world = await openWorld(format);
    const events = await presenceOf(world.realtime().channels.get("c"));
    const client = world.realtime({ clientId: "u1" });
    const channel = client.channels.get("c");
    await channel.presence.enter("d");
    await (how === "detach" ? channel.detach() : client.close());
    const [, leave] = await events.atLeast(2);
    expect(leave).toMatchObject({ action: "leave", clientId: "u1", data: "d" });
  });

  test("a lost socket leaves only after remainPresentFor, and its members are gone then", async () => {
    const world = await openWorld(format);
    const watcher = world.realtime().channels.get("c");
    const events = await presenceOf(watcher);
    const lost = await rawConnect(world, { clientId: "u1", remainPresentFor: "1000" });
    lost.send({ action: 10, channel: "c" });
    lost.send({ action: 14, channel: "c", msgSerial: 0, presence: [{ action: 2 }] });
    await events.atLeast(1);
    const lostAt = Date.now();
    world.server.control.dropSocket(lost.connectionId);
    const [, leave] = await events.atLeast(2);
    expect(leave).toMatchObject({
      action: "leave",
      clientId: "u1",
      connectionId: lost.connectionId,
    });
    expect(Date.now() - lostAt).toBeGreaterThanOrEqual(990);
    expect(await watcher.presence.get()).toEqual([]);
  });

  test("a resumed member stays without any event", async () => {
    const world = await openWorld(format);
    const events = await presenceOf(world.realtime().channels.get("c"));
    const client = world.realtime({ clientId: "u1" });
    const id = await connected(client);
    await client.channels.get("c").presence.enter();
    await events.atLeast(1);
    const again = nextState(client, "connected");
    world.server.control.dropSocket(id);
    await again;
    await client.channels.get("c").whenState("attached");
    await client.channels.get("c").presence.update("still here");
    expect((await events.atLeast(2)).map(({ action }) => action)).toEqual(["enter", "update"]);
    expect(world.server.control.listMembers("c")).toMatchObject([
      { clientId: "u1", connectionId: id },
    ]);
  });

  test("who left while one was away is told once after the resume", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    const id = await connected(client);
    const stayer = world.realtime({ clientId: "stays" });
    const leaver = world.realtime({ clientId: "leaves" });
    const channel = client.channels.get("c");
    const events = await presenceOf(channel);
    for (const one of [stayer, leaver]) await one.channels.get("c").presence.enter();
    await events.atLeast(2);
    const gone = nextState(client, "disconnected");
    world.server.control.dropSocket(id);
    await gone;
    await leaver.channels.get("c").presence.leave();
    await events.atLeast(3);
    await stayer.channels.get("c").presence.update("last");
    const all = await events.until((list) => list.some(({ data }) => data === "last"));
    expect(all.slice(2).map(({ action, clientId }) => `${clientId} ${action}`)).toEqual([
      "leaves leave",
      "stays update",
    ]);
    expect((await channel.presence.get()).map(({ clientId }) => clientId)).toEqual(["stays"]);
  });

  test("after a restart the SDK enters its members again", async () => {
    const world = await openWorld(format);
    const client = world.realtime({ clientId: "u1" });
    await connected(client);
    const channel = client.channels.get("c");
    await channel.presence.enter("d");
    const events = await presenceOf(channel);
    const before = events.items.length;
    world.server.control.restart();
    await events.until((list) =>
      list
        .slice(before)
        .some(
          ({ action, connectionId }) => action === "enter" && connectionId === client.connection.id,
        ),
    );
    expect((await channel.presence.get()).map(({ data }) => data)).toEqual(["d"]);
  });

  test("presence history pages", async () => {
    const world = await openWorld(format);
    const channel = world.realtime({ clientId: "u1" }).channels.get("c");
    await channel.presence.enter("in");
    await channel.presence.leave();
    const page = await channel.presence.history({ limit: 1 });
    expect(page.items.map(({ action }) => action)).toEqual(["leave"]);
    expect((await page.next())?.items.map(({ action, data }) => [action, data])).toEqual([
      ["enter", "in"],
    ]);
  });

  test("without presence_subscribe only one’s own events arrive (RTP17a)", async () => {
    const world = await openWorld(format);
    const client = world.realtime({ clientId: "u1" });
    const channel = client.channels.get("c", { modes: ["presence", "subscribe"] });
    const events = await presenceOf(channel);
    await world.realtime({ clientId: "u2" }).channels.get("c").presence.enter();
    await channel.presence.enter();
    expect((await events.atLeast(1)).map(({ clientId }) => clientId)).toEqual(["u1"]);
  });

  test("strangers are refused: anonymous 40012, wrong capability 40160", async () => {
    const world = await openWorld(format);
    const anonymous = world.realtime({ token: signJwt() });
    await connected(anonymous);
    expect((await errorOf(anonymous.channels.get("c").presence.enter())).code).toBe(40012);
    const reader = world.realtime({
      token: signJwt({ "x-ably-clientId": "u", "x-ably-capability": '{"c":["subscribe"]}' }),
    });
    expect((await errorOf(reader.channels.get("c").presence.enter())).code).toBe(40160);
  });
});
