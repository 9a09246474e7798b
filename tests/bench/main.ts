import { type BenchStage, withBenchStage } from "./bench-stage.ts";
import { type Line, tableOf } from "./line.ts";
import { measureRealtimeLatency } from "./realtime-latency.ts";
import { measureSendLatency } from "./send-latency.ts";
import { measureWebhookRate } from "./webhook-rate.ts";
import { measureWholeProduct } from "./whole-product.ts";

const [only] = process.argv.slice(2);
const onStage = (measure: (stage: BenchStage) => Promise<Line[]>) => () => withBenchStage(measure);
const measures: Record<string, () => Promise<Line[]>> = {
  webhooks: onStage(measureWebhookRate),
  realtime: onStage(measureRealtimeLatency),
  sends: onStage(measureSendLatency),
  product: measureWholeProduct,
};

const lines: Line[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (only !== undefined && only !== name) continue;
  lines.push(...(await measured(name, measure)));
}
console.log(tableOf(lines));

/** A measure that could not be taken is a line too, and the only reason for an exit code above 0. */
async function measured(name: string, take: () => Promise<Line[]>): Promise<Line[]> {
  try {
    return await take();
  } catch (error) {
    process.exitCode = 1;
    const what = error instanceof Error ? error.message : String(error);
    const blank = { ours: "", floor: "", ratio: "", must: "" };
    return [{ id: name, what, ...blank, verdict: "not measured" }];
  }
}
