import { afterEach, expect, test, vi } from "vitest";
import { createSetting } from "./create-setting.ts";

afterEach(() => vi.unstubAllGlobals());

function withStorage(stored: Record<string, string>) {
  const kept = new Map(Object.entries(stored));
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal("window", new EventTarget());
  return kept;
}

test("a choice is kept, and told to who listens", () => {
  const kept = withStorage({});
  const setting = createSetting("volume", ["mid", "off"]);
  const told = vi.fn();
  const stop = setting.subscribe(told);
  expect(setting.read()).toBe("mid");
  setting.write("off");
  stop();
  setting.write("mid");
  expect([setting.read(), kept.get("volume"), told.mock.calls.length]).toEqual(["mid", "mid", 1]);
});

test("another tab's choice is taken over, a stored word nobody knows is not", () => {
  const kept = withStorage({ volume: "loud" });
  const setting = createSetting("volume", ["mid", "off"]);
  expect(setting.read()).toBe("mid");
  setting.write("mid");
  setting.subscribe(() => undefined);
  kept.set("volume", "off");
  window.dispatchEvent(Object.assign(new Event("storage"), { key: "volume" }));
  expect(setting.read()).toBe("off");
});

test("a browser that keeps nothing keeps the choice for the page", () => {
  const refuse = () => {
    throw new Error("no storage");
  };
  vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
  const setting = createSetting("volume", ["mid", "off"]);
  setting.write("off");
  expect(setting.read()).toBe("off");
});
