import type { ConversationId, WorkspaceId } from "@parley/domain/ids";
import type { ErrorInfo } from "ably";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConnectionHealth } from "./connection-health.ts";
import { createSubscription, type SubscriptionOptions } from "./create-subscription.ts";
import type { ChannelChange, RealtimeChannel, RealtimeClient } from "./realtime-client.ts";

const workspaceId = "w" as WorkspaceId;
const first = "01a1fd66-9723-7009-9c1d-202754184941" as ConversationId;
const second = "01a1fd66-9723-7009-9c1d-202754184942" as ConversationId;

class FakeChannel implements RealtimeChannel {
  state = "attached";
  attaches = 0;
  changes: ((change: ChannelChange) => void)[] = [];
  messages: ((message: { data?: unknown }) => void)[] = [];
  on = (listener: (change: ChannelChange) => void) => this.changes.push(listener);
  off = () => this.changes.splice(0);
  subscribe = (listener: (message: { data?: unknown }) => void) => {
    this.messages.push(listener);
    return Promise.resolve();
  };
  unsubscribe = () => this.messages.splice(0);
  attach = () => {
    this.attaches += 1;
    return Promise.resolve();
  };
  detach = () => {
    this.state = "detached";
    return Promise.resolve();
  };
  tell = (data: unknown) => {
    for (const listener of this.messages) listener({ data });
  };
  change = (change: ChannelChange) => {
    for (const listener of [...this.changes]) listener(change);
  };
}

function setUp(options: Partial<SubscriptionOptions> = {}) {
  const channels = new Map<string, FakeChannel>();
  const health: ConnectionHealth[] = [];
  const states: ((change: { current: string }) => void)[] = [];
  const client = {
    connection: {
      state: "connecting",
      on: (listener: (change: { current: string }) => void) => states.push(listener),
      connect: vi.fn(),
    },
    channels: {
      get: (name: string) => {
        const channel = channels.get(name) ?? new FakeChannel();
        channels.set(name, channel);
        return channel;
      },
      release: vi.fn((name: string) => channels.delete(name)),
    },
    auth: { authorize: vi.fn(() => Promise.resolve()) },
    close: vi.fn(),
  };
  const onNoAccess = vi.fn();
  const fetchAccess = vi.fn(() => Promise.resolve({ token: "t", host: {}, workspaceId }));
  const subscription = createSubscription({
    fetchAccess,
    createClient: () => Promise.resolve(client as unknown as RealtimeClient),
    onHealth: (value) => health.push(value),
    onNoAccess,
    ...options,
  });
  const connection = (current: string) => {
    for (const listener of states) listener({ current });
  };
  return { subscription, channels, client, health, connection, onNoAccess, fetchAccess };
}

const changed = (sequence: number, ...conversationIds: ConversationId[]) => ({
  ...{ v: 1, type: "list.changed", sequence, conversationIds },
});
const attached = { current: "attached", resumed: false };
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the list stream at work", () => {
  test("attaches, loads, and patches what changes within 50 ms at once", async () => {
    const { subscription, channels } = setUp();
    const load = vi.fn(() => Promise.resolve(4));
    const patch = vi.fn(() => Promise.resolve());
    subscription.watchInbox({ load, patch });
    await settle();
    const channel = channels.get("inbox:w")!;
    channel.change(attached);
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    channel.tell(changed(5, first));
    channel.tell(changed(6, second, first));
    channel.tell({ anything: "else" });
    await vi.advanceTimersByTimeAsync(50);
    expect(patch.mock.calls).toEqual([[[first, second]]]);
  });

  test("a gap loads the list after 300 ms, a lost resume at once", async () => {
    const { subscription, channels } = setUp();
    const load = vi.fn(() => Promise.resolve(4));
    subscription.watchInbox({ load, patch: () => Promise.resolve() });
    await settle();
    const channel = channels.get("inbox:w")!;
    channel.change(attached);
    await settle();
    channel.tell(changed(6, first));
    await vi.advanceTimersByTimeAsync(299);
    expect(load).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledTimes(2);
    channel.change({ current: "attached", resumed: true });
    channel.change(attached);
    await settle();
    expect(load).toHaveBeenCalledTimes(3);
  });

  test("a load that fails is tried again", async () => {
    const { subscription, channels } = setUp();
    const load = vi.fn(() => Promise.resolve(1)).mockRejectedValueOnce(new Error("no answer"));
    subscription.watchInbox({ load, patch: () => Promise.resolve() });
    await settle();
    channels.get("inbox:w")?.change(attached);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe("a conversation's stream at work", () => {
  test("fetches what changed since the version the thread has, and lets go when left", async () => {
    const { subscription, channels, client } = setUp();
    const fetchChanges = vi.fn(() => Promise.resolve(9));
    const stop = subscription.watchConversation(first, 7, { fetchChanges });
    await settle();
    const channel = channels.get(`conv:w:${first}`)!;
    channel.tell({ v: 1, type: "conversation.changed", conversationId: first, version: 9 });
    await settle();
    channel.tell({ v: 1, type: "conversation.changed", conversationId: first, version: 8 });
    await settle();
    expect(fetchChanges.mock.calls).toEqual([[7]]);
    stop();
    await settle();
    expect(client.channels.release).toHaveBeenCalledWith(`conv:w:${first}`);
  });

  test("a fetch that fails is tried again", async () => {
    const { subscription, channels } = setUp();
    const fetchChanges = vi.fn(() => Promise.resolve(8)).mockRejectedValueOnce(new Error("no"));
    subscription.watchConversation(first, 7, { fetchChanges });
    await settle();
    channels.get(`conv:w:${first}`)?.change(attached);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(fetchChanges).toHaveBeenCalledTimes(2);
  });
});

describe("the connection", () => {
  test("without one for five seconds it says so and asks every fifteen until it is back", async () => {
    const { subscription, health, connection } = setUp();
    const load = vi.fn(() => Promise.resolve(1));
    subscription.watchInbox({ load, patch: () => Promise.resolve() });
    await settle();
    connection("connected");
    connection("disconnected");
    await vi.advanceTimersByTimeAsync(4_999);
    expect(health.at(-1)).toMatchObject({ label: "Disconnected", isOutage: false });
    await vi.advanceTimersByTimeAsync(1);
    expect(health.at(-1)).toMatchObject({ label: "Disconnected", isOutage: true });
    expect(load).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(load).toHaveBeenCalledTimes(3);
    connection("connected");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(health.at(-1)).toMatchObject({ label: "Connected", isOutage: false });
    expect(load).toHaveBeenCalledTimes(3);
  });

  test("waking connects at once and catches up", async () => {
    const { subscription, client } = setUp();
    const load = vi.fn(() => Promise.resolve(1));
    subscription.watchInbox({ load, patch: () => Promise.resolve() });
    await settle();
    subscription.wake();
    expect(client.connection.connect).toHaveBeenCalled();
    expect(load).toHaveBeenCalled();
  });

  test("a refused channel gets one fresh token, then counts as no access (40160)", async () => {
    const { subscription, channels, client, onNoAccess } = setUp();
    subscription.watchInbox({ load: () => Promise.resolve(1), patch: () => Promise.resolve() });
    await settle();
    const channel = channels.get("inbox:w")!;
    const refused = { current: "failed", resumed: false, reason: { code: 40160 } as ErrorInfo };
    channel.change(refused);
    await settle();
    expect(client.auth.authorize).toHaveBeenCalledTimes(1);
    expect(channel.attaches).toBe(1);
    expect(onNoAccess).not.toHaveBeenCalled();
    channel.change(refused);
    await settle();
    expect(client.auth.authorize).toHaveBeenCalledTimes(1);
    expect(onNoAccess).toHaveBeenCalledTimes(1);
  });

  test("a person without access ends disconnected for good", async () => {
    const { health } = setUp({ fetchAccess: () => Promise.resolve(null) });
    await settle();
    expect(health.at(-1)).toMatchObject({ label: "Disconnected", isFinal: true });
  });

  test("a token that cannot be had is asked for again", async () => {
    const fetchAccess = vi
      .fn(() => Promise.resolve({ token: "t", host: {}, workspaceId }))
      .mockRejectedValueOnce(new Error("no answer"));
    const { connection, health } = setUp({ fetchAccess });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetchAccess).toHaveBeenCalledTimes(2);
    connection("connected");
    expect(health.at(-1)?.label).toBe("Connected");
  });

  test("closed, it is silent and leaves nothing running", async () => {
    const { subscription, client, health, connection } = setUp();
    await settle();
    subscription.close();
    const told = health.length;
    connection("disconnected");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.close).toHaveBeenCalled();
    expect(health).toHaveLength(told);
    expect(vi.getTimerCount()).toBe(0);
  });
});
