import { describe, expect, test } from "vitest";
import { changesOf, messagesOf } from "./mailbox.ts";
import { capability, connected, errorOf, FORMATS, openWorld, signJwt } from "./world.ts";

const PAYLOADS: [string, unknown][] = [
  ["text", "grüße"],
  ["JSON", { a: [1, { b: null }] }],
  ["bytes", Buffer.from([0, 1, 254, 255])],
  ["nothing", undefined],
];

describe.each(FORMATS)("channels ($format)", (format) => {
  test.each(PAYLOADS)("%s travels unchanged to both formats", async (_, data) => {
    const world = await openWorld();
    const publisher = world.realtime(format);
    const [json, msgpack] = await Promise.all(
      FORMATS.map((of) => messagesOf(world.realtime(of).channels.get("c"))),
    );
    const channel = publisher.channels.get("c");
    await channel.publish({ name: "n", data, extras: { headers: { k: "v" } } });
    await world.rest(format).channels.get("c").publish("rest", data);
    for (const mailbox of [json, msgpack]) {
      const [live, rest] = await (mailbox as NonNullable<typeof json>).atLeast(2);
      expect(live?.data).toEqual(data);
      expect(rest?.data).toEqual(data);
      expect(live).toMatchObject({
        name: "n",
        connectionId: publisher.connection.id,
        extras: { headers: { k: "v" } },
      });
    }
    const { items } = await world.rest(format).channels.get("c").history({ direction: "forwards" });
    expect(items.map((item) => item.data)).toEqual([data, data]);
  });

  test("a publish tells its serials, which sort in publish order", async () => {
    const world = await openWorld(format);
    const channel = world.realtime().channels.get("c");
    const first = await channel.publish("a", null);
    const second = await channel.publish([{ name: "b" }, { name: "c" }]);
    const serials = [...first.serials, ...second.serials] as string[];
    expect(serials).toHaveLength(3);
    expect([...serials].sort()).toEqual(serials);
  });

  test("publishing needs no attach, and echo can be switched off", async () => {
    const world = await openWorld(format);
    const quiet = world.realtime({ echoMessages: false });
    const own = await messagesOf(quiet.channels.get("c"));
    const other = await messagesOf(world.realtime().channels.get("c"));
    await quiet.channels.get("c").publish("mine", null);
    await world.realtime().channels.get("c").publish("transient", null);
    expect((await other.atLeast(2)).map(({ name }) => name)).toEqual(["mine", "transient"]);
    expect((await own.atLeast(1)).map(({ name }) => name)).toEqual(["transient"]);
  });

  test("modes are granted, echoed and enforced", async () => {
    const world = await openWorld({ ...format, clientId: "u1" });
    const channel = world
      .realtime()
      .channels.get("c", { params: { modes: "subscribe", delta: "vcdiff", odd: "x" } });
    await channel.attach();
    expect(channel.modes).toEqual(["subscribe"]);
    expect(channel.params).toEqual({ modes: "subscribe", delta: "vcdiff" });
    expect((await errorOf(channel.publish("no", null))).code).toBe(40160);
    expect((await errorOf(channel.presence.enter())).code).toBe(40160);
    await channel.setOptions({ modes: ["publish"] });
    expect(channel.modes).toEqual(["publish"]);
    const mailbox = await messagesOf(world.realtime().channels.get("c"));
    await channel.publish("yes", null);
    await mailbox.atLeast(1);
    await world.server.control.waitForIdle();
    expect(channel.state).toBe("attached");
  });

  test("without a wish all modes are granted, unknown params leave no trace", async () => {
    const world = await openWorld(format);
    const channel = world.realtime().channels.get("c", { params: { nonexistent: "x" } });
    await channel.attach();
    expect(channel.params).toEqual({});
    expect(channel.modes).toEqual([
      "presence",
      "publish",
      "subscribe",
      "presence_subscribe",
      "annotation_publish",
    ]);
  });

  test("capability decides on attach, publish and REST", async () => {
    const world = await openWorld(format);
    const token = signJwt(capability({ "conv:w1:*": ["subscribe"] }));
    const client = world.realtime({ token });
    await client.channels.get("conv:w1:7").attach();
    const denied = client.channels.get("conv:w2:7");
    expect((await errorOf(denied.attach())).code).toBe(40160);
    expect(denied.state).toBe("failed");
    expect(client.connection.state).toBe("connected");
    const error = await errorOf(client.channels.get("conv:w1:8").publish("x", null));
    expect({ code: error.code, status: error.statusCode }).toEqual({ code: 40160, status: 401 });
    const rest = world.rest({ token });
    expect((await errorOf(rest.channels.get("conv:w1:7").history())).code).toBe(40160);
    expect((await errorOf(rest.channels.get("conv:w1:7").publish("x", null))).code).toBe(40160);
  });

  test.each(["", ":hell", "[broken", " space"])("the name %j is refused (40010)", async (name) => {
    const world = await openWorld(format);
    const client = world.realtime();
    expect((await errorOf(client.channels.get(name).publish("x", null))).code).toBe(40010);
    expect((await errorOf(client.channels.get(name).attach())).code).toBe(40010);
  });

  test("detach ends delivery, attach starts it again at the head", async () => {
    const world = await openWorld(format);
    const channel = world.realtime().channels.get("c");
    const mailbox = await messagesOf(channel);
    const publisher = world.rest().channels.get("c");
    await channel.detach();
    await publisher.publish("while away", null);
    await channel.attach();
    await publisher.publish("back", null);
    expect((await mailbox.atLeast(1)).map(({ name }) => name)).toEqual(["back"]);
  });

  test("rewind replays the newest messages before live ones", async () => {
    const world = await openWorld(format);
    const publisher = world.rest().channels.get("c");
    for (const name of ["1", "2", "3"]) await publisher.publish(name, null);
    const channel = world.realtime().channels.get("c", { params: { rewind: "2" } });
    const changes = changesOf(channel);
    const mailbox = await messagesOf(channel);
    await publisher.publish("4", null);
    expect((await mailbox.atLeast(3)).map(({ name }) => name)).toEqual(["2", "3", "4"]);
    const [attached] = await changes
      .until((list) => list.some(({ current }) => current === "attached"))
      .then((list) => list.filter(({ current }) => current === "attached"));
    expect({ hasBacklog: attached?.hasBacklog, resumed: attached?.resumed }).toEqual({
      hasBacklog: true,
      resumed: false,
    });
    const timed = await messagesOf(world.realtime().channels.get("[?rewind=2m]c"));
    expect((await timed.atLeast(4)).map(({ name }) => name)).toEqual(["1", "2", "3", "4"]);
    expect(
      (
        await errorOf(
          world
            .realtime()
            .channels.get("c", { params: { rewind: "soon" } })
            .attach(),
        )
      ).code,
    ).toBe(40000);
  });

  test("ephemeral messages are live only", async () => {
    const world = await openWorld(format);
    const channel = world.realtime().channels.get("c");
    const mailbox = await messagesOf(channel);
    await channel.publish({ name: "typing", extras: { ephemeral: true } });
    await mailbox.atLeast(1);
    expect((await channel.history()).items).toEqual([]);
  });

  test("untilAttach history meets the live stream without gap or overlap", async () => {
    const world = await openWorld(format);
    const publisher = world.rest().channels.get("c");
    await publisher.publish([{ name: "1" }, { name: "2" }]);
    const channel = world.realtime().channels.get("c");
    const mailbox = await messagesOf(channel);
    await publisher.publish("3", null);
    await mailbox.atLeast(1);
    const { items } = await channel.history({ untilAttach: true });
    expect(items.map(({ name }) => name)).toEqual(["2", "1"]);
  });

  test("a told discontinuity is an update with 80020", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    await connected(client);
    const channel = client.channels.get("c");
    await channel.attach();
    const update = new Promise<{ resumed: boolean; reason?: { code: number } }>((resolve) => {
      channel.once("update", (change) => resolve(change as never));
    });
    expect(world.server.control.sendDiscontinuity("c")).toBe(1);
    expect(await update).toMatchObject({ resumed: false, reason: { code: 80020 } });
  });
});
