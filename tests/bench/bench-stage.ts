import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "@parley/db/client";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import postgres, { type Sql } from "postgres";
import { type DurableCluster, startDurableCluster } from "../harness/durable-cluster.ts";
import { type FakeGraph, startFakeGraph } from "../harness/fake-graph.ts";
import { type ProductProcess, startProductProcess } from "../harness/product-process.ts";
import { type Product, startProduct } from "../harness/start-product.ts";
import type { Target } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";

/** Everything the back end's measures run on: one durable Postgres, the product, and the floor. */
export type BenchStage = {
  cluster: DurableCluster;
  graph: FakeGraph;
  product: Product;
  worker: ProductProcess;
  floor: Floor;
  db: Database;
  /** Sees every row. */
  admin: Sql;
  workspace: TestWorkspace;
  /** Where the workspace's webhooks go. */
  target: Target;
  /** Waits until all is recorded, sent and told. */
  idle(): Promise<void>;
};

export type Floor = { url: string; secret: string };

/** Runs `measure` on a stage of its own and ends all of it afterwards. `BENCH_PROFILE=1` keeps CPU profiles. */
export async function withBenchStage<T>(measure: (stage: BenchStage) => Promise<T>): Promise<T> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const cluster = await startDurableCluster();
    ends.push(cluster.stop);
    const graph = await startFakeGraph();
    ends.push(graph.close);
    const isProfiled = process.env.BENCH_PROFILE === "1";
    const product = await startProduct({
      databaseUrl: cluster.appUrl,
      graphUrl: graph.url,
      nodeOptions: isProfiled
        ? ["--cpu-prof", `--cpu-prof-dir=${join(tmpdir(), "parley-profiles")}`]
        : [],
    });
    ends.push(() => product.stop());
    const [floor, stopFloor] = await startFloor(cluster.adminUrl, product.logDir);
    ends.push(stopFloor);
    const db = connect(cluster.appUrl, { max: 4 });
    ends.push(db.close);
    const admin = postgres(cluster.adminUrl, { max: 2, onnotice: () => undefined });
    ends.push(() => admin.end({ timeout: 5 }));
    const workspace = await createTestWorkspace(db);
    const [worker] = product.workers;
    if (worker === undefined) throw new Error("the worker did not start");
    return await measure({
      ...{ cluster, graph, product, worker, floor, db, admin, workspace },
      target: { gatewayUrl: product.gateway.url, number: workspace.number },
      idle: () => idle(admin),
    });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function startFloor(databaseUrl: string, logDir: string) {
  const secret = randomBytes(16).toString("hex");
  const { url, stop } = await startProductProcess({
    name: "floor",
    entry: "tests/bench/floor-server.ts",
    env: { DATABASE_URL: databaseUrl, FLOOR_SECRET: secret },
    logDir,
  });
  return [{ url, secret }, stop] as const;
}

/** Asks on a connection that stays open and reads no large table: what waits has a job or stands in the outbox. */
async function idle(admin: Sql): Promise<void> {
  const isIdle = async () => {
    const [row] = await admin<{ waits: boolean }[]>`
      select exists (select from jobs) or exists (select from outbox) as waits`;
    return row?.waits === false;
  };
  await until("all worked off", isIdle, { limitMs: 120_000, everyMs: 20 });
}
