import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTimeline } from "./timeline.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("idle resolves when the last task has ended, also one a task has added", async () => {
  const timeline = createTimeline(() => {});
  timeline.after(10, () => timeline.after(10, () => {}));
  const idle = timeline.idle(1000);
  await vi.advanceTimersByTimeAsync(15);
  expect(timeline.pending()).toBe(1);
  await vi.advanceTimersByTimeAsync(5);
  expect(await idle).toBe(true);
});

test("idle gives up after its time", async () => {
  const timeline = createTimeline(() => {});
  timeline.after(500, () => {});
  const idle = timeline.idle(100);
  await vi.advanceTimersByTimeAsync(100);
  expect(await idle).toBe(false);
});

test("a task that throws is reported and does not stay pending", async () => {
  const onError = vi.fn();
  const timeline = createTimeline(onError);
  timeline.track(() => Promise.reject(new Error("bug")));
  expect(await timeline.idle(100)).toBe(true);
  expect(onError).toHaveBeenCalledWith(new Error("bug"));
});

test("clear forgets what has not begun", async () => {
  const timeline = createTimeline(() => {});
  const task = vi.fn();
  timeline.after(10, task);
  timeline.clear();
  await vi.advanceTimersByTimeAsync(20);
  expect(task).not.toHaveBeenCalled();
  expect(timeline.pending()).toBe(0);
});
