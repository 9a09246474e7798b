import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "../store/index.ts";
import { createClock, createTimeline } from "../timeline/index.ts";
import { createDeliverer } from "./deliverer.ts";
import { createDeliveryLog } from "./delivery-log.ts";
import { RETRY_HORIZON_MS } from "./retry-gap.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function createParts(answer: () => number) {
  vi.stubGlobal("fetch", async () => new Response(null, { status: answer() }));
  const store = createStore(null);
  const clock = createClock(store, Date.now);
  const timeline = createTimeline((error) => expect.unreachable(String(error)));
  const log = createDeliveryLog(100, () => {});
  const toRequest = () => ({ url: "http://receiver/", headers: {}, body: new Uint8Array() });
  const onDelivered = vi.fn();
  const options = { store, clock, timeline, log, timeoutMs: 1000, toRequest, onDelivered };
  return { ...options, deliverer: createDeliverer(options) };
}
const delivery = {
  phoneNumberId: "1",
  lane: "1:2",
  summary: "message text",
  body: "{}",
  messageIds: ["wamid.1"],
};

test("an unanswered webhook is tried for seven days of the simulator's clock, then dropped (A.4)", async () => {
  const { deliverer, log, clock, store } = createParts(() => 503);
  deliverer.enqueue(delivery);
  await vi.advanceTimersByTimeAsync(3600);
  expect(log.list().map(({ outcome }) => outcome)).toEqual(Array(4).fill("will-retry"));
  clock.setOffset(RETRY_HORIZON_MS);
  await vi.advanceTimersByTimeAsync(5000);
  expect(log.list().at(-1)).toMatchObject({ attempt: 5, outcome: "dropped" });
  expect(store.list("delivery")).toEqual([]);
});

test.each([201, 204, 302, 401])(
  "an answer of %i is no success: exactly 200 counts (A.4)",
  async (status) => {
    const answers = [status, 200];
    const { deliverer, log, onDelivered } = createParts(() => answers.shift() ?? 500);
    deliverer.enqueue(delivery);
    await vi.advanceTimersByTimeAsync(499);
    expect(onDelivered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(onDelivered).toHaveBeenCalledWith(["wamid.1"]);
    expect(log.list().map((each) => each.status)).toEqual([status, 200]);
  },
);

test("a later webhook overtakes one that waits for its retry", async () => {
  const answers = [500, 200, 200];
  const { deliverer, log } = createParts(() => answers.shift() ?? 500);
  deliverer.enqueue({ ...delivery, summary: "first" });
  deliverer.enqueue({ ...delivery, summary: "second" });
  await vi.advanceTimersByTimeAsync(600);
  const delivered = log.list().filter(({ outcome }) => outcome === "delivered");
  expect(delivered.map(({ summary }) => summary)).toEqual(["second", "first"]);
});
