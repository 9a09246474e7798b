import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchWakeUps } from "./watch-wake-ups.ts";

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", new EventTarget());
  page.visibilityState = "visible";
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(state: "visible" | "hidden"): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event("visibilitychange"));
}

test("the network, the freezer and a long time in the background wake the page (F-61)", () => {
  const onWake = vi.fn();
  const stop = watchWakeUps(onWake);
  window.dispatchEvent(new Event("online"));
  page.dispatchEvent(new Event("resume"));
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  expect(onWake).toHaveBeenCalledTimes(3);
  show("hidden");
  vi.setSystemTime(Date.now() + 30_000);
  show("visible");
  expect(onWake).toHaveBeenCalledTimes(3);
  show("hidden");
  vi.setSystemTime(Date.now() + 61_000);
  show("visible");
  expect(onWake).toHaveBeenCalledTimes(4);
  stop();
  window.dispatchEvent(new Event("online"));
  expect(onWake).toHaveBeenCalledTimes(4);
});

test("a machine that slept under an open page is noticed by its clock (F-61)", () => {
  const onWake = vi.fn();
  const stop = watchWakeUps(onWake);
  vi.advanceTimersByTime(600_000);
  expect(onWake).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(onWake).toHaveBeenCalledTimes(1);
  stop();
});
