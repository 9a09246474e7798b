import { describe, expect, test } from "vitest";
import { changesOf, messagesOf } from "./mailbox.ts";
import { type RawFrame, rawConnect } from "./raw-client.ts";
import { connected, FORMATS, nextState, openWorld } from "./world.ts";

const names = (messages: { name?: string }[]) => messages.map(({ name }) => name);

describe.each(FORMATS)("resume ($format)", (format) => {
  test("what was published while away is replayed in order", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    const id = await connected(client);
    const channel = client.channels.get("c");
    const mailbox = await messagesOf(channel);
    const publisher = world.rest().channels.get("c");
    await publisher.publish("before", null);
    await mailbox.atLeast(1);
    const changes = changesOf(channel);
    const gone = nextState(client, "disconnected");
    world.server.control.dropSocket(id);
    await gone;
    await publisher.publish([{ name: "1" }, { name: "2" }]);
    await publisher.publish("3", null);
    expect(names(await mailbox.atLeast(4))).toEqual(["before", "1", "2", "3"]);
    const attached = (
      await changes.until((list) => list.some(({ current }) => current === "attached"))
    ).at(-1);
    expect(attached?.resumed).toBe(true);
  });

  test("a quiet channel resumes too, for it has a serial from the start", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    const id = await connected(client);
    const channel = client.channels.get("quiet");
    await channel.attach();
    const changes = changesOf(channel);
    world.server.control.dropSocket(id);
    const list = await changes.until((all) => all.some(({ current }) => current === "attached"));
    expect(list.at(-1)).toMatchObject({ current: "attached", resumed: true });
  });

  test("after a restart the channel says that continuity is lost (90003)", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    await connected(client);
    const channel = client.channels.get("c");
    await channel.attach();
    const changes = changesOf(channel);
    world.server.control.restart();
    const list = await changes.until((all) => all.some(({ current }) => current === "attached"));
    expect(list.at(-1)).toMatchObject({ resumed: false, reason: { code: 90003 } });
  });

  test("recover hands a connection and its channels to a new client", async () => {
    const world = await openWorld(format);
    const first = world.realtime();
    const id = await connected(first);
    const lists = ["a", "b"];
    for (const name of lists) await first.channels.get(name).attach();
    const recover = first.connection.createRecoveryKey() as string;
    // The first client must not come back and take the connection over again.
    first.connection.on("disconnected", () => first.close());
    world.server.control.dropSocket(id);
    const publisher = world.rest();
    for (const name of lists) await publisher.channels.get(name).publish(`to ${name}`, null);
    const second = world.realtime({ recover });
    for (const name of lists) {
      const mailbox = await messagesOf(second.channels.get(name));
      expect(names(await mailbox.atLeast(1))).toEqual([`to ${name}`]);
    }
    expect(second.connection.id).toBe(id);
  });

  test("an unanswered publish is sent again and counted once", async () => {
    const world = await openWorld(format);
    const mailbox = await messagesOf(world.realtime().channels.get("c"));
    const client = world.realtime();
    const id = await connected(client);
    const sent = Array.from({ length: 10 }, (_, index) =>
      client.channels.get("c").publish(String(index), null),
    );
    world.server.control.dropSocket(id);
    const again = nextState(client, "connected");
    await Promise.all(sent);
    await again;
    await client.channels.get("c").publish("last", null);
    expect(names(await mailbox.until((all) => all.some(({ name }) => name === "last")))).toEqual([
      ...sent.map((_, index) => String(index)),
      "last",
    ]);
  });
});

describe("resume, seen from the wire", () => {
  test("the same msgSerial gets the same answer and is published once", async () => {
    const world = await openWorld();
    const client = await rawConnect(world);
    const frame = { action: 15, channel: "c", msgSerial: 0, messages: [{ name: "once" }] };
    client.send(frame);
    client.send(frame);
    const acks = await client.frames.until(
      (all) => all.filter(({ action }) => action === 1).length === 2,
    );
    const [first, second] = acks.filter(({ action }) => action === 1);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ msgSerial: 0, count: 1 });
    expect((await world.rest().channels.get("c").history()).items).toHaveLength(1);
  });

  test("a client that was away for longer than the log reaches is told so (90003)", async () => {
    const world = await openWorld({}, { limits: { logEntriesPerChannel: 4 } });
    const away = await rawConnect(world);
    away.send({ action: 10, channel: "c" });
    const { channelSerial } = await away.next(({ action }) => action === 11);
    const publisher = world.rest().channels.get("c");
    for (let index = 0; index < 6; index += 1) await publisher.publish(String(index), null);
    const back = await rawConnect(world);
    back.send({ action: 10, channel: "c", channelSerial });
    const attached = await back.next(({ action }) => action === 11);
    expect(attached.error?.code).toBe(90003);
    expect(attached.channelSerial).not.toBe(channelSerial);
  });

  test("a resume ends the attachments of a socket that still looks alive", async () => {
    const world = await openWorld();
    const old = await rawConnect(world);
    old.send({ action: 10, channel: "c" });
    await old.next(({ action }) => action === 11);
    const [first] = old.frames.items;
    const { connectionKey } = (first as RawFrame).connectionDetails as { connectionKey: string };
    const fresh = await rawConnect(world, { resume: connectionKey });
    await old.closed;
    expect(fresh.connectionId).toBe(old.connectionId);
    await world.rest().channels.get("c").publish("too early", null);
    fresh.send({ action: 0, id: "ping" });
    await fresh.next(({ action }) => action === 0);
    expect(fresh.frames.items.filter(({ action }) => action === 15)).toEqual([]);
  });

  test("the acknowledgement comes before the echo", async () => {
    const world = await openWorld();
    const client = await rawConnect(world);
    client.send({ action: 10, channel: "c" });
    client.send({ action: 15, channel: "c", msgSerial: 0, messages: [{ name: "m" }] });
    const frames = await client.frames.until((all) => all.some(({ action }) => action === 15));
    expect(frames.map(({ action }) => action)).toEqual([4, 11, 1, 15]);
  });

  test("one’s own entry comes before its acknowledgement", async () => {
    const world = await openWorld();
    const client = await rawConnect(world, { clientId: "u" });
    client.send({ action: 10, channel: "c" });
    client.send({ action: 14, channel: "c", msgSerial: 0, presence: [{ action: 2 }] });
    const frames = await client.frames.until((all) => all.some(({ action }) => action === 1));
    expect(frames.map(({ action }) => action)).toEqual([4, 11, 14, 1]);
  });

  test("a MESSAGE frame has the fields and serials clients rely on", async () => {
    const world = await openWorld();
    const client = await rawConnect(world);
    client.send({ action: 10, channel: "c" });
    client.send({
      action: 15,
      channel: "c",
      msgSerial: 0,
      messages: [{ name: "m", data: "d", size: 2, connectionKey: undefined }],
    });
    const frame = await client.next(({ action }) => action === 15);
    expect(frame.channelSerial).toMatch(/^\d{14}-\d{3}@[\w-]+$/);
    expect(frame).toMatchObject({
      id: `${client.connectionId}:0`,
      channel: "c",
      connectionId: client.connectionId,
    });
    const [message] = frame.messages as object[];
    expect(message).toEqual({
      id: `${client.connectionId}:0:0`,
      name: "m",
      data: "d",
      connectionId: client.connectionId,
      timestamp: frame.timestamp,
      serial: `${frame.channelSerial}:000`,
      action: 0,
      version: { serial: `${frame.channelSerial}:000`, timestamp: frame.timestamp },
    });
  });
});
