import { expect, test } from "vitest";
import { createFaultScript } from "./fault-script.ts";
import { faultSchema } from "./schema.ts";
import { createSeededRandom } from "./seeded-random.ts";

const script = (seed = 1) => createFaultScript(createSeededRandom(seed), () => {});

test("faults are drawn in the order they were armed, each as often as it says", () => {
  const faults = script();
  faults.add(faultSchema.parse({ kind: "error-500", times: 2 }));
  faults.add(faultSchema.parse({ kind: "delay" }));
  const drawn = Array.from({ length: 4 }, () => faults.drawSend("1")?.fault.kind);
  expect(drawn).toEqual(["error-500", "error-500", "delay", undefined]);
  expect(faults.list()).toEqual([]);
});

test("a fault of one number leaves the others alone", () => {
  const faults = script();
  faults.add(faultSchema.parse({ kind: "error-500", phoneNumberId: "1" }));
  expect(faults.drawSend("2")).toBeNull();
  expect(faults.drawSend("1")?.fault.kind).toBe("error-500");
});

test("webhook faults are not drawn by sends, nor the reverse", () => {
  const faults = script();
  faults.add(faultSchema.parse({ kind: "duplicate-webhooks" }));
  faults.add(faultSchema.parse({ kind: "error-500" }));
  expect(faults.drawWebhook("1")?.kind).toBe("duplicate-webhooks");
  expect(faults.drawWebhook("1")).toBeNull();
  expect(faults.drawSend("1")?.fault.kind).toBe("error-500");
});

test("a fault that met no send goes back to the head of the list", () => {
  const faults = script();
  faults.add(faultSchema.parse({ kind: "error-500" }));
  faults.add(faultSchema.parse({ kind: "delay" }));
  faults.drawSend("1")?.refund();
  expect(faults.drawSend("1")?.fault.kind).toBe("error-500");
});

test("a rate is drawn about as often as it says, and the same way for the same seed", () => {
  const run = (seed: number) => {
    const faults = script(seed);
    faults.add(faultSchema.parse({ kind: "error-500", rate: 0.25 }));
    return Array.from({ length: 1000 }, () => faults.drawSend("1") !== null);
  };
  expect(run(7)).toEqual(run(7));
  expect(run(7)).not.toEqual(run(8));
  const hits = run(7).filter(Boolean).length;
  expect(hits).toBeGreaterThan(200);
  expect(hits).toBeLessThan(300);
});

test.each([
  { kind: "nonsense" },
  { kind: "error-500", rate: 2 },
  { kind: "error-500", times: 0 },
  { kind: "delay", wait: 1 },
])("%j is no fault", (input) => {
  expect(faultSchema.safeParse(input).success).toBe(false);
});
