import { type BenchStage, withBenchStage } from "./bench-stage.ts";
import { measureFileMemory } from "./file-memory.ts";
import { measureInboxScript } from "./inbox-script.ts";
import type { Line } from "./line.ts";
import { measureParseRate } from "./parse-rate.ts";
import { measureRealtimeLatency } from "./realtime-latency.ts";
import { measureRealtimeStorm } from "./realtime-storm.ts";
import { measureSendLatency } from "./send-latency.ts";
import { measureSendRate } from "./send-rate.ts";
import { measureStorageGrowth } from "./storage-growth.ts";
import { tableOf } from "./table.ts";
import { measureWebhooks } from "./webhooks.ts";
import { measureWholeProduct } from "./whole-product.ts";

type Measure<Input extends unknown[] = []> = (...input: Input) => Promise<Line[]>;

const [only] = process.argv.slice(2);
const measures: Record<string, Measure> = {
  webhooks: onStage(measureWebhooks),
  parse: measureParseRate,
  realtime: onStage(measureRealtimeLatency, measureRealtimeStorm),
  sends: onStage(measureSendLatency, measureSendRate),
  storage: onStage(measureStorageGrowth),
  memory: onStage(measureFileMemory),
  script: measureInboxScript,
  product: measureWholeProduct,
};
if (only !== undefined && !Object.hasOwn(measures, only)) {
  console.error(`unable to measure "${only}"; choose one of ${Object.keys(measures).join(", ")}`);
  process.exit(1);
}

const lines: Line[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (only !== undefined && only !== name) continue;
  lines.push(...(await measured(name, measure)));
}
console.log(tableOf(lines));

/** The measures one after the other on one stage. */
function onStage(...parts: Measure<[BenchStage]>[]): Measure {
  return () =>
    withBenchStage(async (stage) => {
      const taken: Line[] = [];
      for (const part of parts) taken.push(...(await part(stage)));
      return taken;
    });
}

/** A measure that could not be taken is a line too, and the only reason for an exit code above 0. */
async function measured(name: string, take: Measure): Promise<Line[]> {
  const startedAt = performance.now();
  try {
    return await take();
  } catch (error) {
    process.exitCode = 1;
    const what = error instanceof Error ? error.message : String(error);
    const blank = { ours: "", floor: "", ratio: "", must: "" };
    return [{ id: name, what, ...blank, verdict: "not measured" }];
  } finally {
    console.error(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
}
