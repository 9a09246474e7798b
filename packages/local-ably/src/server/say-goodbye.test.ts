import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Connection } from "../connection/connection.ts";
import { sayGoodbye } from "./say-goodbye.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function fakeConnections(count: number) {
  const told: number[] = [];
  const one = { transport: { disconnect: ({ code }: { code: number }) => told.push(code) } };
  return { told, connections: Array.from({ length: count }, () => one as unknown as Connection) };
}

test("a few connections are told one after the other, at once", async () => {
  const { told, connections } = fakeConnections(3);
  const done = sayGoodbye(connections);
  await vi.advanceTimersByTimeAsync(1);
  expect(told.length).toBeLessThan(3);
  await vi.advanceTimersByTimeAsync(2);
  await done;
  expect(told).toEqual([80003, 80003, 80003]);
});

test("ten thousand are spread, and told in less than half a second", async () => {
  const { told, connections } = fakeConnections(10_000);
  const done = sayGoodbye(connections);
  await vi.advanceTimersByTimeAsync(200);
  expect(told.length).toBeGreaterThan(4000);
  expect(told.length).toBeLessThan(6000);
  await vi.advanceTimersByTimeAsync(299);
  await done;
  expect(told).toHaveLength(10_000);
});

test("nobody to tell takes no time", async () => {
  await expect(sayGoodbye([])).resolves.toBeUndefined();
});
