import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAlarm } from "./alarm.ts";
import { keepTrying } from "./keep-trying.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);

test("the alarm ends the wait after a failure (F-61)", async () => {
  const alarm = createAlarm();
  const task = vi.fn(() => Promise.reject(new Error("offline")));
  const stopped = new AbortController();
  void keepTrying(task, stopped.signal, alarm);
  await vi.advanceTimersByTimeAsync(60_000);
  task.mockClear();
  alarm.ring();
  await settle();
  expect(task).toHaveBeenCalledTimes(1);
  stopped.abort();
});

test("a request that is never answered is asked again when the alarm rings (F-61)", async () => {
  const alarm = createAlarm();
  const task = vi.fn(() => new Promise<string>(() => undefined));
  const done = keepTrying(task, new AbortController().signal, alarm);
  await settle();
  task.mockImplementation(() => Promise.resolve("now"));
  alarm.ring();
  expect(await done).toBe("now");
  expect(task).toHaveBeenCalledTimes(2);
});

test("it ends when it is stopped, also while it waits", async () => {
  const stopped = new AbortController();
  const done = keepTrying(() => Promise.reject(new Error("no")), stopped.signal, createAlarm());
  await settle();
  stopped.abort();
  expect(await done).toBeUndefined();
});
