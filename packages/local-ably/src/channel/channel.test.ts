import { describe, expect, test } from "vitest";
import { CLOUD_LIMITS, UNTHROTTLED } from "../limits/limits.ts";
import { RateBucket } from "../limits/rate-bucket.ts";
import { Action, Flag } from "../protocol/actions.ts";
import { SerialClock } from "../protocol/serial-clock.ts";
import { Channel } from "./channel.ts";
import { replayPlan } from "./replay.ts";

const RETENTION_MS = CLOUD_LIMITS.retentionMs;

function channelWith(entries: { at: number; names: string[] }[], limits = {}): Channel {
  const channel = new Channel(
    "c",
    { ...CLOUD_LIMITS, ...UNTHROTTLED, ...limits },
    RETENTION_MS,
    new SerialClock("s"),
    0,
  );
  for (const { at, names } of entries) {
    const serial = channel.nextSerial(at);
    const messages = names.map((name) => ({ name }));
    channel.append({
      serial,
      at,
      frame: { action: names.length ? Action.message : Action.presence, messages },
    });
  }
  return channel;
}

const names = (plan: {
  entries: readonly { frame: { messages?: { name?: string | undefined }[] | undefined } }[];
}) => plan.entries.flatMap(({ frame }) => frame.messages ?? []).map(({ name }) => name);

const plan = (
  channel: Channel,
  request: { serial?: string; flags?: number; params?: Record<string, string>; now?: number },
) => replayPlan(channel, { serial: undefined, flags: 0, params: {}, now: 1000, ...request });

describe("resume", () => {
  test("continues after the client’s serial", () => {
    const channel = channelWith([
      { at: 1, names: ["a"] },
      { at: 2, names: ["b"] },
      { at: 3, names: ["c"] },
    ]);
    const serial = channel.log[0]?.serial ?? "";
    const result = plan(channel, { serial });
    expect({ names: names(result), isResumed: result.isResumed, serial: result.serial }).toEqual({
      names: ["b", "c"],
      isResumed: true,
      serial,
    });
  });

  test("tells messages only: the presence set is told by a sync", () => {
    const channel = channelWith([
      { at: 1, names: [] },
      { at: 2, names: ["a"] },
    ]);
    expect(plan(channel, { serial: channel.serialBefore(0) }).entries).toHaveLength(1);
  });

  test("an empty channel resumes from the serial it was born with", () => {
    const channel = channelWith([]);
    expect(plan(channel, { serial: channel.head })).toMatchObject({ isResumed: true, entries: [] });
  });

  test.each([
    ["a foreign series", () => new SerialClock("other").next(2)],
    ["one from before the channel", () => "00000000000000-000@s".replace("000@", "00!@")],
    ["one from the future", () => "99999999999999-000@s"],
  ])("%s has lost continuity (90003)", (_, serial) => {
    const channel = channelWith([{ at: 1, names: ["a"] }]);
    expect(plan(channel, { serial: serial() })).toMatchObject({
      isResumed: false,
      serial: channel.head,
      error: { code: 90003 },
    });
  });

  test("ends where the retention does", () => {
    const channel = channelWith([
      { at: 1, names: ["a"] },
      { at: 2, names: ["b"] },
      { at: 3, names: ["c"] },
    ]);
    const [first, second] = channel.log.map(({ serial }) => serial);
    channel.purge(RETENTION_MS + 3);
    expect(channel.log).toHaveLength(1);
    expect(channel.hasContinuity(second as string)).toBe(true);
    expect(channel.hasContinuity(first as string)).toBe(false);
    channel.purge(RETENTION_MS * 3);
    expect(channel.hasContinuity(channel.head)).toBe(true);
  });

  test("a full log drops its oldest entries", () => {
    const entries = Array.from({ length: 13 }, (_, index) => ({
      at: index + 1,
      names: [String(index)],
    }));
    const channel = channelWith(entries, { logEntriesPerChannel: 10 });
    expect(channel.log.length).toBe(10);
    expect(channel.log[0]?.frame.messages?.[0]?.name).toBe("3");
  });
});

describe("rewind", () => {
  const channel = channelWith([
    { at: 100, names: ["a"] },
    { at: 200, names: ["b", "c"] },
    { at: 300, names: [] },
    { at: 400, names: ["d"] },
  ]);

  test.each([
    ["1", ["d"]],
    ["2", ["c", "d"]],
    ["9", ["a", "b", "c", "d"]],
  ])("%s messages", (rewind, expected) => {
    expect(names(plan(channel, { params: { rewind } }))).toEqual(expected);
  });

  test("for a time", () => {
    expect(names(plan(channel, { params: { rewind: "1s" }, now: 1200 }))).toEqual(["b", "c", "d"]);
    expect(names(plan(channel, { params: { rewind: "2m" } }))).toEqual(["a", "b", "c", "d"]);
    expect(plan(channel, { params: { rewind: "1s" }, now: 9000 })).toMatchObject({
      entries: [],
      serial: channel.head,
    });
  });

  test("starts just before the first entry it replays", () => {
    expect(plan(channel, { params: { rewind: "1" } }).serial).toBe(channel.log[2]?.serial);
  });

  test("over the limit is cut, and says so (90004)", () => {
    expect(plan(channel, { params: { rewind: "2m", rewindLimit: "1" } })).toMatchObject({
      error: { code: 90004 },
    });
    expect(plan(channel, { params: { rewind: "1" } }).error).toBeUndefined();
  });

  test("is not repeated when the client only attaches again", () => {
    expect(plan(channel, { params: { rewind: "1" }, flags: Flag.attachResume }).entries).toEqual(
      [],
    );
  });

  test.each([{ rewind: "soon" }, { rewind: "1", rewindLimit: "0" }])(
    "%j is malformed (40000)",
    (params) => {
      expect(() => plan(channel, { params })).toThrow(expect.objectContaining({ code: 40000 }));
    },
  );
});

test("ids are remembered for the idempotency window", () => {
  const channel = channelWith([]);
  channel.rememberPublished("id", ["s"], 0);
  expect(channel.findPublished("id", RETENTION_MS)).toEqual(["s"]);
  expect(channel.findPublished("id", RETENTION_MS + 1)).toBeUndefined();
  channel.purge(RETENTION_MS + 1);
  expect(channel.findPublished("id", 0)).toBeUndefined();
});

test("a channel is idle when nobody could still come back to it", () => {
  const channel = channelWith([{ at: 1, names: ["a"] }]);
  expect(channel.isIdle(RETENTION_MS * 2)).toBe(false);
  channel.purge(RETENTION_MS * 2);
  expect(channel.isIdle(RETENTION_MS * 2)).toBe(true);
  channel.touch(RETENTION_MS * 2);
  expect(channel.isIdle(RETENTION_MS * 2)).toBe(false);
});

test("a bucket allows a burst of one second, then its rate", () => {
  const bucket = new RateBucket(2, 0);
  expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([true, true, false]);
  expect([bucket.take(500), bucket.take(500)]).toEqual([true, false]);
  expect([bucket.take(400), bucket.take(900)]).toEqual([false, true]);
  expect(new RateBucket(Number.POSITIVE_INFINITY, 0).take(0)).toBe(true);
});
