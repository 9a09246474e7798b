import { setTimeout as pause } from "node:timers/promises";
import type { Ready } from "@parley/local/ready";
import { until } from "../harness/until.ts";
import { boundLine, type Line } from "./line.ts";
import type { WholeProduct } from "./run-whole-product.ts";

const programs = ["worker", "gateway", "dashboard"] as const;
const rounds = 3;
const settleMs = 1_000;

type Name = (typeof programs)[number];

/** From `kill -9` of a program to it being ready under a new process id, which `ready.json` tells. */
export async function measureRestarts(product: WholeProduct): Promise<Line[]> {
  const lines: Line[] = [];
  for (const name of programs) {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      taken.push(await restart(product, name));
      await pause(settleMs);
    }
    lines.push(
      boundLine({
        ...{ id: "restart", what: `${name} back after kill -9`, unit: "s", digits: 2 },
        ...{ ours: taken.map((ms) => ms / 1000), must: { most: 2 } },
      }),
    );
  }
  return lines;
}

async function restart({ readReady }: WholeProduct, name: Name): Promise<number> {
  const before = readReady().pids[name];
  if (before === undefined) throw new Error(`the ${name} does not run`);
  process.kill(before, "SIGKILL");
  const isBack = async () => {
    const ready = readReady();
    const pid = ready.pids[name];
    return pid !== undefined && pid !== before && (await answers(`${urlOf(ready, name)}/readyz`));
  };
  return until(`the ${name} back`, isBack, { limitMs: 60_000, everyMs: 5 });
}

function urlOf({ workerUrl, gatewayUrl, dashboardUrl }: Ready, name: Name): string {
  return { worker: workerUrl, gateway: gatewayUrl, dashboard: dashboardUrl }[name];
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { headers: { connection: "close" } }).then(
    async (response) => {
      await response.body?.cancel();
      return response.status === 200;
    },
    () => false,
  );
}
