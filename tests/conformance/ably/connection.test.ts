import { describe, expect, test } from "vitest";
import { API_KEY, connected, FORMATS, nextState, openWorld, signJwt } from "./world.ts";

describe.each(FORMATS)("connection ($format)", (format) => {
  test("a key connects, pings and closes for good", async () => {
    const world = await openWorld(format);
    const client = world.realtime({ clientId: "u1" });
    const id = await connected(client);
    expect(client.auth.clientId).toBe("u1");
    expect(await client.connection.ping()).toBeGreaterThan(0);
    expect(world.server.control.listConnections()).toEqual([
      { id, clientId: "u1", isOnline: true, channels: [] },
    ]);
    const closed = nextState(client, "closed");
    client.close();
    await closed;
    await world.server.control.waitForIdle();
    expect(world.server.control.listConnections()).toEqual([]);
  });

  test.each([
    ["a wrong secret", { key: "app.main:wrong" }, 40101],
    ["an unknown key", { key: "this.is:wrong" }, 40101],
    ["a JWT of an unknown app", { token: signJwt({}, "wrong", "this.is") }, 40400],
    ["a JWT signed with a wrong secret", { token: signJwt({}, "wrong") }, 40101],
    [
      "a clientId that is not the token’s",
      { token: signJwt({ "x-ably-clientId": "a" }), clientId: "b" },
      40102,
    ],
  ])("%s fails the connection", async (_, options, code) => {
    const world = await openWorld(format);
    const change = await nextState(world.realtime(options), "failed");
    expect(change.reason?.code).toBe(code);
  });

  test("a killed socket resumes the same connection with a new key", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    const id = await connected(client);
    const { key } = client.connection;
    const again = nextState(client, "connected");
    world.server.control.dropSocket(id);
    expect((await again).reason).toBeUndefined();
    expect(client.connection.id).toBe(id);
    expect(client.connection.key).not.toBe(key);
  });

  test("DISCONNECTED makes the client come back at once", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    const id = await connected(client);
    const gone = nextState(client, "disconnected");
    const again = nextState(client, "connected");
    world.server.control.disconnect(id);
    expect((await gone).reason?.code).toBe(80003);
    await again;
    expect(client.connection.id).toBe(id);
  });

  test("after a restart the old key gets a new connection and 80008", async () => {
    const world = await openWorld(format);
    const client = world.realtime();
    const id = await connected(client);
    const again = nextState(client, "connected");
    world.server.control.restart();
    expect((await again).reason?.code).toBe(80008);
    expect(client.connection.id).not.toBe(id);
  });

  test("a recovery key that no server made is answered with 80018", async () => {
    const world = await openWorld(format);
    const recover = JSON.stringify({
      connectionKey: "_____!made-up-key____",
      msgSerial: 3,
      channelSerials: {},
    });
    const client = world.realtime({ recover });
    expect((await nextState(client, "connected")).reason?.code).toBe(80018);
    await client.channels.get("c").publish("works", null);
  });

  test("resuming with another identity is fatal (80011)", async () => {
    const world = await openWorld(format);
    const first = world.realtime({ clientId: "a" });
    await connected(first);
    const recover = first.connection.createRecoveryKey() as string;
    const change = await nextState(world.realtime({ clientId: "b", recover }), "failed");
    expect(change.reason?.code).toBe(80011);
  });

  test("a planned end says 80003 and the client waits for the next server", async () => {
    const world = await openWorld(format);
    const client = world.realtime({ key: API_KEY });
    await connected(client);
    const gone = nextState(client, "disconnected");
    await world.server.close();
    expect((await gone).reason?.code).toBe(80003);
  });
});
