import { describe, expect, test } from "vitest";
import { messagesOf } from "./mailbox.ts";
import { connected, errorOf, FORMATS, nextState, openWorld, signJwt } from "./world.ts";

const RATE = "ably.limits.publish.perAttachment.maxRate.";

describe.each(FORMATS)("claims only a JWT can make ($format)", (format) => {
  test("a user claim is stamped on messages and presence, and nobody can forge one", async () => {
    const world = await openWorld(format);
    const token = signJwt({ "x-ably-clientId": "u1", "ably.channel.conv:*": "owner" });
    const sender = world.realtime({ token });
    const watcher = world.realtime({ clientId: "w" });
    const channel = watcher.channels.get("conv:1");
    const messages = await messagesOf(channel);
    await sender.channels.get("conv:1").publish({ name: "x", extras: { userClaim: "admin" } });
    await sender.channels.get("conv:1").presence.enter();
    await watcher.channels.get("conv:1").publish({ name: "y", extras: { userClaim: "owner" } });
    const [mine, forged] = await messages.atLeast(2);
    expect(mine?.extras).toEqual({ userClaim: "owner" });
    expect(forged?.extras?.userClaim).toBeUndefined();
    const [member] = await channel.presence.get();
    expect(member?.extras).toEqual({ userClaim: "owner" });
  });

  test("a publish rate holds for each channel it names (42911)", async () => {
    const world = await openWorld(format);
    const token = signJwt({ "x-ably-clientId": "u1", [`${RATE}slow`]: 0.1 });
    const client = world.realtime({ token });
    await connected(client);
    await client.channels.get("slow").publish("x", null);
    const second = errorOf(client.channels.get("slow").publish("x", null));
    expect((await second).code).toBe(42911);
    await client.channels.get("fast").publish("x", null);
    await client.channels.get("fast").publish("x", null);
    expect(client.connection.state).toBe("connected");
  });

  test("a claim of the wrong type is refused for good, over realtime and REST (40003)", async () => {
    const world = await openWorld(format);
    let asked = 0;
    const credentials = {
      authCallback: (_: unknown, done: (error: null, token: string) => void) => {
        asked += 1;
        done(null, signJwt({ "ably.channel.*": { role: "owner" } }));
      },
    };
    const change = await nextState(world.realtime(credentials), "failed");
    expect(change.reason?.code).toBe(40003);
    expect((await errorOf(world.rest(credentials).channels.get("c").history())).code).toBe(40003);
    expect(asked).toBe(2);
  });
});
