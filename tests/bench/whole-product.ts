import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "../harness/percentile.ts";
import { measureDom } from "./dom-latency.ts";
import { boundLine, type Line } from "./line.ts";
import { measureRestarts } from "./restart-times.ts";
import { prepareRuns } from "./run-whole-product.ts";

const settleMs = 3_000;

/** The whole product as a person starts it: warm start, memory at rest, webhook to the browser's DOM, restarts. */
export async function measureWholeProduct(): Promise<Line[]> {
  const runs = await prepareRuns();
  try {
    const cold = await runs.start();
    await cold.stop();
    const warm = await runs.start();
    try {
      await pause(settleMs);
      const resident = warm.residentMiB();
      const dom = await measureDom(warm.readReady());
      return [
        boundLine({
          ...{ id: "start", what: "warm, to ready", unit: "s", digits: 1 },
          ...{ ours: warm.readyMs / 1000, must: { most: 10 } },
        }),
        boundLine({
          ...{ id: "memory", what: "idle, all processes", unit: "MiB" },
          ...{ ours: resident, must: { most: 900 } },
        }),
        domLine("p50", percentile(dom, 0.5), 150),
        domLine("p99", percentile(dom, 0.99), 500),
        ...(await measureRestarts(warm)),
      ];
    } finally {
      await warm.stop();
    }
  } finally {
    runs.remove();
  }
}

function domLine(name: string, ours: number, most: number): Line {
  const what = `webhook to DOM at 20/s, ${name}`;
  return boundLine({ id: "W2a", what, ours, unit: "ms", must: { most } });
}
