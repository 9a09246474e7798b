import { expect, test } from "vitest";
import { createLanes } from "./lanes.ts";

test("a lane keeps its order while other lanes go on, never more than the limit at once", async () => {
  const lanes = createLanes(2);
  const done: string[] = [];
  let running = 0;
  let most = 0;
  const task = (name: string, ticks: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    running -= 1;
    done.push(name);
  };
  const slow = lanes.run("a", task("a1", 50));
  await Promise.all([
    slow,
    lanes.run("a", task("a2", 1)),
    lanes.run("b", task("b1", 1)),
    lanes.run("c", task("c1", 1)),
  ]);
  expect(done.indexOf("a1")).toBeLessThan(done.indexOf("a2"));
  expect(done.indexOf("b1")).toBeLessThan(done.indexOf("a1"));
  expect(most).toBe(2);
});
