import { randomUUID } from "node:crypto";
import { metaWebhook, testPassword } from "@parley/testkit/factories";
import { percentile } from "../harness/percentile.ts";
import { deliveryTo } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import { createWebhookSender } from "../harness/webhook-sender.ts";
import type { BenchStage } from "./bench-stage.ts";
import { boundLine, type Line } from "./line.ts";

const warmUps = 30;
const sends = 200;
const people = 12;

/** W2c: from the API's request to the provider's call, one at a time, the attempt committed before. */
export async function measureSendLatency(stage: BenchStage): Promise<Line[]> {
  const { graph, db, workspace } = stage;
  const call = await logIn(stage);
  const conversationIds = await openConversations(stage);
  const taken: number[] = [];
  let committed = 0;
  let startedAt = 0;
  let arrived: () => void = () => undefined;
  graph.faultOf = () => "none";
  graph.onAccepted = async ({ at, attemptRef }) => {
    taken.push(at - startedAt);
    const [row] = await db.sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspace.id}, true)`;
      return tx`select 1 from send_attempts where id = ${attemptRef} and state = 'sending'`;
    });
    if (row !== undefined) committed += 1;
    arrived();
  };
  for (let index = 0; index < warmUps + sends; index += 1) {
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const conversationId = conversationIds[index % conversationIds.length] ?? "";
    startedAt = performance.now();
    await call("messages.sendText", {
      ...{ conversationId, clientMessageId: randomUUID() },
      text: `Answer ${index}`,
    });
    await arrival;
    await settled(stage, conversationId);
  }
  const measured = taken.slice(warmUps);
  const shared = { id: "W2c", unit: "ms", digits: 1 };
  const what = "send to provider called, c=1";
  return [
    boundLine({ ...shared, what: `${what}, p50`, value: percentile(measured, 0.5), most: 10 }),
    boundLine({ ...shared, what: `${what}, p99`, value: percentile(measured, 0.99), most: 40 }),
    {
      id: "W2c",
      what: "attempts committed before the call",
      ours: `${committed} of ${taken.length}`,
      ...{ floor: "", ratio: "", must: "all" },
      verdict: committed === taken.length ? "met" : "missed",
    },
  ];
}

type Call = (procedure: string, input: unknown) => Promise<unknown>;

/** Calls procedures as a program does: JSON over HTTP, the session as a bearer token. */
async function logIn({ product, workspace }: BenchStage): Promise<Call> {
  const post = async (procedure: string, input: unknown, headers: Record<string, string>) => {
    const response = await fetch(`${product.gateway.url}/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ json: input }),
    });
    const answer = (await response.json()) as { result?: { data: { json: unknown } } };
    if (answer.result === undefined) throw new Error(`${procedure}: ${JSON.stringify(answer)}`);
    return answer.result.data.json;
  };
  const { email } = workspace.users.agent;
  const session = await post("account.logIn", { email, password: testPassword }, {});
  const { token } = session as { token: string };
  const headers = { authorization: `Bearer ${token}`, "x-parley-workspace": workspace.slug };
  return (procedure, input) => post(procedure, input, headers);
}

/** So many people that nobody gets more than one person may get in a short time (LIM-7). */
async function openConversations({ product, workspace, db }: BenchStage): Promise<string[]> {
  const sender = createWebhookSender();
  const target = { gatewayUrl: product.gateway.url, number: workspace.number };
  const at = new Date(Date.now() - 60_000);
  const messages = Array.from({ length: people }, (_, index) => ({
    from: String(491600000001 + index),
    at,
  }));
  await sender.deliver(
    deliveryTo(target, metaWebhook(workspace.number.providerNumberId, { messages })),
  );
  sender.close();
  let ids: string[] = [];
  await until("the conversations opened", async () => {
    const rows = await db.sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspace.id}, true)`;
      return tx<{ id: string }[]>`select c.id from conversations c join contact_identities i
        on i.workspace_id = c.workspace_id and i.contact_id = c.contact_id
        where i.value like '+49160000%'`;
    });
    ids = rows.map(({ id }) => id);
    return ids.length === people;
  });
  return ids;
}

/** The send before is out of the way: one at a time is meant. */
async function settled({ db, workspace }: BenchStage, conversationId: string): Promise<void> {
  const isSettled = async () => {
    const [row] = await db.sql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${workspace.id}, true)`;
      return tx`select 1 from jobs where key = ${conversationId}`;
    });
    return row === undefined;
  };
  await until("the send settled", isSettled, { everyMs: 3 });
}
