import { UNTHROTTLED } from "@parley/local-ably/server";
import { describe, expect, test } from "vitest";
import { WebSocket as WebSocketClient } from "ws";
import { changesOf, messagesOf } from "./mailbox.ts";
import { rawConnect } from "./raw-client.ts";
import { API_KEY, connected, errorOf, FORMATS, nextState, openWorld, signJwt } from "./world.ts";

describe.each(FORMATS)("limits ($format)", (format) => {
  test("more than 64 KiB is refused over REST and realtime (40009)", async () => {
    const world = await openWorld({ ...format, maxMessageSize: 1_000_000 });
    const big = "x".repeat(65_537);
    const raw = await rawConnect(world);
    raw.send({ action: 15, channel: "c", msgSerial: 0, messages: [{ data: big }] });
    expect((await raw.next(({ action }) => action === 2)).error?.code).toBe(40009);
    const answer = await world.rest().request("post", "/channels/c/messages", 6, {}, { data: big });
    expect(answer.errorCode).toBe(40009);
    await world.rest().channels.get("c").publish("fits", "x".repeat(65_000));
  });

  test("a channel takes 50 publishes a second (42913)", async () => {
    const world = await openWorld(format);
    const rest = world.rest();
    // One request, so that no time passes in which the rate grows again.
    const specs = Array.from({ length: 80 }, () => ({
      channels: ["c"],
      messages: [{ name: "x" }],
    }));
    const outcomes = (await rest.batchPublish(specs)).flatMap(({ results }) =>
      results.map((result) => ("error" in result ? result.error.code : 0)),
    );
    expect(outcomes).toHaveLength(80);
    const refused = outcomes.filter((code) => code !== 0);
    expect(new Set(refused)).toEqual(new Set([42913]));
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(50);
    await rest.channels.get("other").publish("x", null);
  });

  test("a connection sends 50 messages a second (42911)", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    await connected(client);
    const outcomes = await Promise.all(
      Array.from({ length: 80 }, (_, index) =>
        client.channels
          .get(`c${index}`)
          .publish("x", null)
          .then(
            () => 0,
            (error) => error.code,
          ),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set([0, 42911]));
    expect(client.connection.state).toBe("connected");
  });

  test("a connection that receives too much loses continuity and is told (80020)", async () => {
    const world = await openWorld(format, {
      limits: { channelPublishesPerSecond: 1000, connectionOutboundPerSecond: 20 },
    });
    const channel = world.realtime().channels.get("c");
    const mailbox = await messagesOf(channel);
    const changes = changesOf(channel);
    const rest = world.rest();
    await Promise.all(Array.from({ length: 60 }, () => rest.channels.get("c").publish("x", null)));
    const [update] = await changes.atLeast(1);
    expect(update).toMatchObject({ current: "attached", resumed: false, reason: { code: 80020 } });
    expect(mailbox.items.length).toBeLessThan(60);
    await rest.channels.get("c").publish("afterwards", null);
    await mailbox.until((all) => all.some(({ name }) => name === "afterwards"));
  });

  test("a connection attaches to 200 channels (90010)", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    await connected(client);
    await Promise.all(
      Array.from({ length: 200 }, (_, index) => client.channels.get(`c${index}`).attach()),
    );
    expect((await errorOf(client.channels.get("one-more").attach())).code).toBe(90010);
    await client.channels.get("c0").detach();
    await client.channels.get("one-more-now").attach();
  });

  test("a channel takes so many members and no more (91003)", async () => {
    const world = await openWorld(format, { limits: { membersPerChannel: 3 } });
    const channel = world.realtime().channels.get("c");
    for (const id of ["a", "b", "c"]) await channel.presence.enterClient(id);
    expect((await errorOf(channel.presence.enterClient("d"))).code).toBe(91003);
    await channel.presence.leaveClient("a");
    await channel.presence.enterClient("d");
  });

  test("a token over 24 h, or over 1 h where it can be revoked, is refused (40003)", async () => {
    const world = await openWorld(format);
    const token = signJwt({ exp: Date.now() / 1000 + 2 * 3600 });
    expect((await nextState(world.realtime({ token }), "failed")).reason?.code).toBe(40003);
  });

  test("an app takes so many connections; more are told to come back (40111)", async () => {
    const world = await openWorld(format, { limits: { connectionsPerApp: 1 } });
    const first = world.realtime();
    await connected(first);
    expect((await nextState(world.realtime(), "disconnected")).reason?.code).toBe(40111);
  });
});

describe("limits, seen from the wire", () => {
  test("browsers get HEARTBEATs within maxIdleInterval", async () => {
    const world = await openWorld({}, { limits: { maxIdleIntervalMs: 150 } });
    const client = await rawConnect(world, { heartbeats: "true" });
    expect(client.frames.items[0]).toMatchObject({ connectionDetails: { maxIdleInterval: 150 } });
    const beats = await client.frames.until(
      (all) => all.filter(({ action }) => action === 0).length >= 2,
    );
    expect(beats.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    ["LiveObjects", { action: 19, channel: "c", msgSerial: 0 }],
    ["annotations", { action: 21, channel: "c", msgSerial: 0 }],
    [
      "message updates",
      { action: 15, channel: "c", msgSerial: 0, messages: [{ action: 1, serial: "s" }] },
    ],
  ])("%s are refused with a NACK", async (_, frame) => {
    const world = await openWorld();
    const client = await rawConnect(world);
    client.send(frame);
    expect((await client.next(({ action }) => action === 2)).error?.code).toBe(40000);
  });

  test("filtered and meta channels are refused with a channel error", async () => {
    const world = await openWorld();
    const client = await rawConnect(world);
    client.send({ action: 10, channel: "[filter=abc]c" });
    client.send({ action: 10, channel: "[meta]log" });
    const errors = await client.frames.until(
      (all) => all.filter(({ action }) => action === 9).length === 2,
    );
    expect(errors.slice(1).map(({ channel, error }) => [channel, error?.code])).toEqual([
      ["[filter=abc]c", 40000],
      ["[meta]log", 40000],
    ]);
  });

  test("presence without attachment is refused (91001), _forceNack too (40099)", async () => {
    const world = await openWorld();
    const client = await rawConnect(world, { clientId: "u" });
    client.send({ action: 14, channel: "c", msgSerial: 0, presence: [{ action: 2 }] });
    client.send({
      action: 15,
      channel: "c",
      msgSerial: 1,
      messages: [{}],
      params: { _forceNack: "true" },
    });
    const nacks = (await client.frames.atLeast(3)).slice(1);
    expect(nacks.map(({ msgSerial, error }) => [msgSerial, error?.code])).toEqual([
      [0, 91001],
      [1, 40099],
    ]);
  });

  test("a SYNC for a channel that is not attached is answered with 91001, and the connection stays", async () => {
    const world = await openWorld();
    const client = await rawConnect(world);
    client.send({ action: 16, channel: "c" });
    const answer = await client.next(({ action }) => action === 9);
    expect(answer).toMatchObject({ channel: "c", error: { code: 91001 } });
    client.send({ action: 10, channel: "c" });
    await client.next(({ action }) => action === 11);
    client.send({ action: 16, channel: "c" });
    expect(await client.next(({ action }) => action === 16)).toMatchObject({ presence: [] });
  });

  test("a SYNC does not tell the members to who may not watch them (91008)", async () => {
    const world = await openWorld();
    await world.realtime({ clientId: "u1" }).channels.get("c").presence.enter();
    const client = await rawConnect(world);
    client.send({ action: 10, channel: "c", params: { modes: "publish" } });
    await client.next(({ action }) => action === 11);
    client.send({ action: 16, channel: "c" });
    const answer = await client.next(({ action }) => action === 9);
    expect(answer).toMatchObject({ channel: "c", error: { code: 91008 } });
    expect((await client.frames.atLeast(3)).map(({ action }) => action)).toEqual([4, 11, 9]);
  });

  test("a reader that stops reading is sent away with 80003, others get everything", async () => {
    const world = await openWorld({}, { limits: { ...UNTHROTTLED, maxBufferedBytes: 100_000 } });
    const slow = new WebSocketClient(
      `${world.server.url.replace("http", "ws")}/?key=${API_KEY}&format=json`,
    );
    const actions: number[] = [];
    const codes: (number | undefined)[] = [];
    slow.on("message", (data) => {
      const frame = JSON.parse(String(data)) as { action: number; error?: { code: number } };
      actions.push(frame.action);
      if (frame.action === 6) codes.push(frame.error?.code);
      if (frame.action === 4) slow.send(JSON.stringify({ action: 10, channel: "c" }));
    });
    const closed = new Promise((resolve) => slow.once("close", resolve));
    await expect.poll(() => actions).toEqual([4, 11]);
    const messages = await messagesOf(world.realtime().channels.get("c"));
    slow.pause();
    const sender = world.realtime().channels.get("c");
    const data = "x".repeat(60_000);
    await Promise.all(Array.from({ length: 250 }, () => sender.publish("x", data)));
    await messages.atLeast(250);
    slow.resume();
    await closed;
    expect(codes).toEqual([80003]);
    expect(actions.at(-1)).toBe(6);
    expect(actions.filter((action) => action === 15).length).toBeLessThan(250);
  });

  test("a frame that is no protocol message ends that connection with 40000", async () => {
    const world = await openWorld();
    const client = await rawConnect(world);
    client.send({ no: "action" });
    expect((await client.next(({ action }) => action === 9)).error?.code).toBe(40000);
    await client.closed;
  });

  test("a foreign page and an unknown path are refused in the protocol", async () => {
    const world = await openWorld({}, { allowedOrigins: ["https://inbox.example"] });
    const socket = new WebSocket(`${world.server.url.replace("http", "ws")}/elsewhere`);
    const frame = await new Promise<string>((resolve) => {
      socket.onmessage = ({ data }) => resolve(String(data));
    });
    expect(JSON.parse(frame)).toMatchObject({ action: 9, error: { code: 40400 } });
  });
});
