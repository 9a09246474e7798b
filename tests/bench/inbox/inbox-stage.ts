import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSessions } from "@parley/auth/sessions";
import { connect, type Sql } from "@parley/db/client";
import { createTestWorkspace, type TestWorkspace } from "@parley/testkit/factories";
import { startDurableCluster } from "../../harness/durable-cluster.ts";
import { startProductProcess } from "../../harness/product-process.ts";
import { createInboxCaller, type InboxCaller } from "./inbox-caller.ts";
import { seedConversations, settleTables } from "./seed-conversations.ts";

/** One big workspace on a Postgres of its own, the gateway before it, and the floor beside it. */
export type InboxStage = {
  admin: Sql;
  workspace: TestWorkspace;
  caller: InboxCaller;
  floorUrl: string;
  /** Brings the workspace to that many conversations, ten messages each. */
  grow(conversations: number): Promise<void>;
  /** Small workspaces beside the big one, of unequal size. */
  addNeighbours(count: number): Promise<void>;
};

const encryptionKey = `k1:${Buffer.alloc(32, 7).toString("base64")}`;
const smallest = 5;

/** Runs `measure` on a stage of its own and ends all of it afterwards. */
export async function withInboxStage<T>(measure: (stage: InboxStage) => Promise<T>): Promise<T> {
  const ends: (() => unknown)[] = [];
  try {
    const cluster = await startDurableCluster();
    ends.push(cluster.stop);
    const logDir = mkdtempSync(join(tmpdir(), "parley-inbox-"));
    ends.push(() => rmSync(logDir, { recursive: true, force: true }));
    const run = async (name: string, entry: string, env: Record<string, string>) => {
      const one = await startProductProcess({ name, entry, env, logDir });
      ends.push(one.stop);
      return one.url;
    };
    const url = await run("gateway", "apps/gateway/src/main.ts", {
      DATABASE_URL: cluster.appUrl,
      ENCRYPTION_KEY: encryptionKey,
      ABLY_API_KEY: "bench.key:0123456789abcdef0123456789abcdef",
      FILES_DIR: join(logDir, "files"),
      LOG_LEVEL: "warn",
      PUBLIC_URL: "http://127.0.0.1:3901",
      DASHBOARD_URL: "http://127.0.0.1:3900",
    });
    const floorUrl = await run("floor", "tests/bench/inbox/list-floor.ts", {
      DATABASE_URL: cluster.adminUrl,
    });
    const db = connect(cluster.appUrl, { max: 2 });
    const { sql: admin, close } = connect(cluster.adminUrl, { max: 1, statementTimeoutMs: 0 });
    ends.push(db.close, close);
    const workspace = await createTestWorkspace(db);
    const { id, email } = workspace.users.agent;
    const { token } = await createSessions(db).create({ id, email, fullName: "Agent" });
    let size = 0;
    return await measure({
      ...{ admin, workspace, floorUrl },
      caller: createInboxCaller({ url, token, slug: workspace.slug }),
      async grow(conversations) {
        await seedConversations(admin, workspace, { from: size + 1, to: conversations });
        size = conversations;
        await settleTables(admin);
      },
      async addNeighbours(count) {
        for (let n = 0; n < count; n += 1) {
          const to = smallest * (1 + (n % 20));
          await seedConversations(admin, await createTestWorkspace(db), { from: 1, to });
        }
        await settleTables(admin);
      },
    });
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
