import { createTestDatabase, type TestDatabase } from "@parley/testkit/database";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { afterAll, beforeAll, inject } from "vitest";
import { type Agents, createAgents } from "./agents.ts";
import { countWaiting } from "./check-ledgers.ts";
import { type FakeGraph, startFakeGraph } from "./fake-graph.ts";
import { type Product, startProduct } from "./start-product.ts";
import { until } from "./until.ts";
import { createWebhookSender, type WebhookSender } from "./webhook-sender.ts";

export type Stage = {
  database: TestDatabase;
  graph: FakeGraph;
  product: Product;
  agents: Agents;
  sender: WebhookSender;
  createWorkspaces(count: number): Promise<TestWorkspace[]>;
  /** Waits until nothing waits: no job, no raw event, no untold change. */
  idle(): Promise<void>;
};

/** The whole back end as processes, on a clone of the test database, for one test file. Read it inside tests. */
export function useProduct(options: {
  workers: number;
  nodeOptions?: readonly string[];
}): () => Stage {
  let stage: Stage | undefined;
  const ends: (() => unknown)[] = [];
  beforeAll(async () => {
    const database = await createTestDatabase(inject("testAdminUrl"));
    ends.push(() => database.drop());
    const graph = await startFakeGraph();
    ends.push(graph.close);
    const { appUrl, adminUrl } = database;
    const product = await startProduct({ databaseUrl: appUrl, graphUrl: graph.url, ...options });
    ends.push(() => product.stop());
    const agents = createAgents(appUrl, adminUrl);
    ends.push(agents.close);
    const sender = createWebhookSender();
    ends.push(sender.close);
    stage = {
      ...{ database, graph, product, agents, sender },
      createWorkspaces: (count) =>
        Promise.all(Array.from({ length: count }, () => createTestWorkspace(database.db))),
      async idle() {
        await until("all worked off", async () => (await countWaiting(adminUrl)) === 0, {
          limitMs: 30_000,
          everyMs: 50,
        });
      },
    };
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });
  return () => {
    if (stage === undefined) throw new Error("the product is started before the first test");
    return stage;
  };
}
