import { expect, test, vi } from "vitest";
import { createAlarm } from "./alarm.ts";
import { runPersonal } from "./run-personal.ts";

const event = { v: 1, type: "notifications.changed" };

function setUp() {
  const answers: (() => void)[] = [];
  const load = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
  const runner = runPersonal({ load }, createAlarm());
  const answer = async () => {
    answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { load, runner, answer };
}

test("the event, and a break in continuity, ask the server once each (I8)", async () => {
  const { load, runner, answer } = setUp();
  runner.onMessage(event);
  expect(load).toHaveBeenCalledTimes(1);
  await answer();
  runner.onContinuityLost();
  expect(load).toHaveBeenCalledTimes(2);
});

test("anything else on the channel asks for nothing", () => {
  const { load, runner } = setUp();
  for (const other of [null, "x", { ...event, v: 2 }, { v: 1, type: "list.changed" }]) {
    runner.onMessage(other);
  }
  expect(load).not.toHaveBeenCalled();
});

test("what comes while the answer is on its way asks once more after it, however often", async () => {
  const { load, runner, answer } = setUp();
  runner.onMessage(event);
  for (let n = 0; n < 3; n += 1) runner.onMessage(event);
  expect(load).toHaveBeenCalledTimes(1);
  await answer();
  expect(load).toHaveBeenCalledTimes(2);
  await answer();
  expect(load).toHaveBeenCalledTimes(2);
});

test("once stopped, nothing is asked any more", async () => {
  const { load, runner, answer } = setUp();
  runner.onMessage(event);
  runner.onMessage(event);
  runner.stop();
  await answer();
  runner.onMessage(event);
  expect(load).toHaveBeenCalledTimes(1);
});
