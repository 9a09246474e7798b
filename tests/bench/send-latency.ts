import { randomUUID } from "node:crypto";
import { percentile } from "../harness/percentile.ts";
import { until } from "../harness/until.ts";
import { logIn } from "./api-caller.ts";
import type { BenchStage } from "./bench-stage.ts";
import { boundLine, factLine, type Line } from "./line.ts";
import { openConversations } from "./open-conversations.ts";
import { phonesOf } from "./traffic.ts";

const warmUps = 30;
const sends = 200;
/** So many that nobody gets more than one person may get in a short time (LIM-7). */
const people = 12;

/** W2c: from the API's request to the provider's call, one at a time, the attempt committed before. */
export async function measureSendLatency(stage: BenchStage): Promise<Line[]> {
  const { graph, admin, workspace } = stage;
  const call = await logIn(stage, workspace);
  const conversationIds = await openConversations(stage, workspace, phonesOf("4916", people));
  const taken: number[] = [];
  let committed = 0;
  let startedAt = 0;
  let arrived: () => void = () => undefined;
  graph.onAccepted = async ({ at, attemptRef }) => {
    taken.push(at - startedAt);
    const [row] = await admin`
      select 1 from send_attempts where id = ${attemptRef} and state = 'sending'`;
    if (row !== undefined) committed += 1;
    arrived();
  };
  for (let index = 0; index < warmUps + sends; index += 1) {
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const conversationId = conversationIds[index % people] ?? "";
    startedAt = performance.now();
    const message = { conversationId, clientMessageId: randomUUID(), text: `Answer ${index}` };
    await Promise.all([call("messages.sendText", message), arrival]);
    await settled(stage, conversationId);
  }
  graph.onAccepted = () => undefined;
  const measured = taken.slice(warmUps);
  const line = (name: string, at: number, most: number) =>
    boundLine({
      ...{ id: "W2c", what: `send to provider called, c=1, ${name}`, unit: "ms", digits: 1 },
      ...{ ours: percentile(measured, at), must: { most } },
    });
  return [
    line("p50", 0.5, 10),
    line("p99", 0.99, 40),
    factLine({
      ...{ id: "W2c", what: "attempts committed before the call", must: "all" },
      ours: `${committed} of ${taken.length}`,
      isMet: committed === taken.length,
    }),
  ];
}

/** The send before is out of the way: one at a time is meant. */
async function settled({ admin }: BenchStage, conversationId: string): Promise<void> {
  const isSettled = async () => {
    const [row] = await admin`select 1 from jobs where key = ${conversationId}`;
    return row === undefined;
  };
  await until("the send settled", isSettled, { everyMs: 3 });
}
