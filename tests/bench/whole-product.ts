import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "../harness/percentile.ts";
import { measureDom } from "./dom-latency.ts";
import { boundLine, type Line } from "./line.ts";
import { prepareRuns } from "./run-whole-product.ts";

const settleMs = 3_000;

/** The whole product as a person starts it: warm start, memory at rest, webhook to the browser's DOM. */
export async function measureWholeProduct(): Promise<Line[]> {
  const runs = await prepareRuns();
  try {
    const cold = await runs.start();
    await cold.stop();
    const warm = await runs.start();
    try {
      await pause(settleMs);
      const resident = warm.residentMiB();
      const dom = await measureDom(warm.ready);
      const shared = { id: "W2a", unit: "ms" };
      const ms = { unit: "s", digits: 1 };
      return [
        boundLine({
          id: "start",
          what: "warm, to ready",
          value: warm.readyMs / 1000,
          most: 10,
          ...ms,
        }),
        boundLine({
          id: "memory",
          what: "idle, all processes",
          value: resident,
          unit: "MiB",
          most: 900,
        }),
        boundLine({
          ...shared,
          what: "webhook to DOM at 20/s, p50",
          value: percentile(dom, 0.5),
          most: 150,
        }),
        boundLine({
          ...shared,
          what: "webhook to DOM at 20/s, p99",
          value: percentile(dom, 0.99),
          most: 500,
        }),
      ];
    } finally {
      await warm.stop();
    }
  } finally {
    runs.remove();
  }
}
