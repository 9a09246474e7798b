import { UNTHROTTLED } from "@parley/local-ably/server";
import { expect, test } from "vitest";
import { messagesOf } from "./mailbox.ts";
import { connected, openWorld } from "./world.ts";

const SUBSCRIBERS = 20;
const MESSAGES = 150;
const EVERY_MS = 25;
const KILL_EVERY_MS = 15;

test("20 subscribers lose, repeat and reorder nothing while sockets are killed at random", async () => {
  const world = await openWorld(
    { disconnectedRetryTimeout: 50, useBinaryProtocol: false },
    { limits: UNTHROTTLED },
  );
  const mailboxes = await Promise.all(
    Array.from({ length: SUBSCRIBERS }, () => messagesOf(world.realtime().channels.get("c"))),
  );
  const publisher = world.realtime();
  await connected(publisher);
  let kills = 0;
  const killer = setInterval(() => {
    const online = world.server.control.listConnections().filter(({ isOnline }) => isOnline);
    const victim = online[Math.floor(Math.random() * online.length)];
    if (!victim) return;
    kills += 1;
    world.server.control.dropSocket(victim.id);
  }, KILL_EVERY_MS);
  const acknowledged = await publishSteadily(publisher.channels.get("c"));
  clearInterval(killer);
  const expected = Array.from({ length: MESSAGES }, (_, index) => index);
  for (const mailbox of mailboxes) {
    await mailbox.until((all) => all.some(({ data }) => data === String(MESSAGES - 1)));
    expect(mailbox.items.map(({ data }) => Number(data))).toEqual(expected);
  }
  expect(acknowledged).toHaveLength(MESSAGES);
  expect(kills).toBeGreaterThan(50);
}, 30_000);

function publishSteadily(channel: {
  publish(name: string, data: string): Promise<unknown>;
}): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const sent: Promise<unknown>[] = [];
    const timer = setInterval(() => {
      sent.push(channel.publish("m", String(sent.length)));
      if (sent.length < MESSAGES) return;
      clearInterval(timer);
      Promise.all(sent).then(resolve, reject);
    }, EVERY_MS);
  });
}
