import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "@parley/db/client";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { type DurableCluster, startDurableCluster } from "../harness/durable-cluster.ts";
import { type FakeGraph, startFakeGraph } from "../harness/fake-graph.ts";
import { type ProductProcess, startProductProcess } from "../harness/product-process.ts";
import { type Product, startProduct } from "../harness/start-product.ts";

/** Everything the back end's measures run on: one durable Postgres, the product, and the floor. */
export type BenchStage = {
  cluster: DurableCluster;
  graph: FakeGraph;
  product: Product;
  worker: ProductProcess;
  floor: { url: string; secret: string };
  db: Database;
  workspace: TestWorkspace;
};

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
    const secret = randomBytes(16).toString("hex");
    const floor = await startProductProcess({
      name: "floor",
      entry: "tests/bench/floor-server.ts",
      env: { DATABASE_URL: cluster.adminUrl, FLOOR_SECRET: secret },
      logDir: product.logDir,
    });
    ends.push(floor.stop);
    const db = connect(cluster.appUrl, { max: 4 });
    ends.push(db.close);
    const workspace = await createTestWorkspace(db);
    const [worker] = product.workers;
    if (worker === undefined) throw new Error("the worker did not start");
    return await measure({
      ...{ cluster, graph, product, worker, db, workspace },
      floor: { url: floor.url, secret },
    });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
