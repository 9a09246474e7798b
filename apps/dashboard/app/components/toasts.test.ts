import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dismissToast, showToast, toastStore } from "./toasts.ts";

const messages = () => toastStore.read().map(({ message }) => message);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test("a message goes by itself after 8 s", () => {
  showToast("one");
  vi.advanceTimersByTime(7_999);
  expect(messages()).toEqual(["one"]);
  vi.advanceTimersByTime(1);
  expect(messages()).toEqual([]);
});

test("at most three are shown, the newest, and no message twice", () => {
  for (const message of ["one", "two", "three", "two", "four"]) showToast(message);
  expect(messages()).toEqual(["three", "two", "four"]);
});

test("a dismissed message is gone, and listeners hear of it until they leave", () => {
  const listener = vi.fn();
  const leave = toastStore.subscribe(listener);
  showToast("one");
  dismissToast(toastStore.read()[0]?.id ?? 0);
  expect(messages()).toEqual([]);
  expect(listener).toHaveBeenCalledTimes(2);
  leave();
  showToast("two");
  expect(listener).toHaveBeenCalledTimes(2);
});
