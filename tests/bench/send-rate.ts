import { randomUUID } from "node:crypto";
import { createTestWorkspace } from "@parley/testkit/factories";
import { logIn } from "./api-caller.ts";
import { createArrivals } from "./arrivals.ts";
import type { BenchStage } from "./bench-stage.ts";
import { boundLine, type Line } from "./line.ts";
import { openConversations } from "./open-conversations.ts";
import { phonesOf } from "./traffic.ts";

const lanes = 16;
const rounds = 3;
const each = 60;
/** So many that nobody gets more than one person may get in a short time (LIM-7). */
const people = 12;

type Lane = (count: number) => Promise<void>;

/** W2c: sends a second of 16 agents, each of a workspace of its own: one number may not send as fast (LIM-5). */
export async function measureSendRate(stage: BenchStage): Promise<Line[]> {
  const { graph } = stage;
  const arrivals = createArrivals();
  graph.onAccepted = ({ text }) => arrivals.arrive(text);
  const agents: Lane[] = [];
  for (let index = 0; index < lanes; index += 1) {
    agents.push(await openLane(stage, arrivals.expect));
  }
  const taken: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = performance.now();
    await Promise.all(agents.map((send) => send(each)));
    const rate = (lanes * each) / ((performance.now() - startedAt) / 1000);
    await stage.idle();
    if (round > 0) taken.push(rate);
  }
  graph.onAccepted = () => undefined;
  const what = `sends that reached the provider, c=${lanes}`;
  return [boundLine({ id: "W2c", what, ours: taken, unit: "/s", must: { least: 300 } })];
}

/** An agent who sends the next message once the provider was called with the one before. */
async function openLane(stage: BenchStage, expect: (text: string) => Promise<void>): Promise<Lane> {
  const workspace = await createTestWorkspace(stage.db);
  const call = await logIn(stage, workspace);
  const conversationIds = await openConversations(stage, workspace, phonesOf("4916", people));
  let next = 0;
  return async (count) => {
    for (const end = next + count; next < end; next += 1) {
      const conversationId = conversationIds[next % people];
      const text = `Answer ${next} of ${workspace.slug}`;
      const message = { conversationId, clientMessageId: randomUUID(), text };
      await Promise.all([call("messages.sendText", message), expect(text)]);
    }
  };
}
