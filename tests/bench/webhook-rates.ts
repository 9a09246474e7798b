import { prepareRaw, rawClosedLoop } from "../harness/raw-load.ts";
import type { Delivery } from "../harness/webhook-sender.ts";
import { addSent } from "./add-sent.ts";
import type { BenchStage } from "./bench-stage.ts";
import { type Line, ratioLine } from "./line.ts";
import { messageTo, messageToFloor, mixedTraffic, newMessages } from "./traffic.ts";

const each = Number(process.env.BENCH_WEBHOOKS ?? 4_000);
const warmUp = 1_500;
const rounds = 3;
const lanes = 32;

type Rates = { floor: number; accepted: number; recorded: number; mixed: number };
/** What went to the product, and how many message rows that makes together with what it had sent. */
type Ledger = { sent: Delivery[]; messages: number };

/** W1, W1a, W1e: webhooks a second, accepted and also recorded, in turn with the bare floor. */
export async function measureWebhookRates(stage: BenchStage): Promise<Ledger & { lines: Line[] }> {
  const ledger: Ledger = { sent: [], messages: 0 };
  const taken: Rates[] = [];
  await measureRound(stage, warmUp, ledger);
  for (let round = 1; round <= rounds; round += 1) {
    taken.push(await measureRound(stage, each, ledger));
  }
  const of = (name: keyof Rates) => taken.map((rates) => rates[name]);
  const against = (floor: keyof Rates) => ({ floor: of(floor), unit: "/s" });
  return {
    ...ledger,
    lines: [
      ratioLine({
        ...{ id: "W1", what: "accepted" },
        ...{ ours: of("accepted"), ...against("floor"), must: { least: 0.5 } },
      }),
      ratioLine({
        ...{ id: "W1a", what: "accepted and recorded" },
        ...{ ours: of("recorded"), ...against("floor"), must: { least: 0.25 } },
      }),
      ratioLine({
        ...{ id: "W1e", what: "3 statuses to 1 message, against messages" },
        ...{ ours: of("mixed"), ...against("recorded"), must: { least: 0.8 } },
      }),
    ],
  };
}

async function measureRound(stage: BenchStage, count: number, ledger: Ledger): Promise<Rates> {
  const { worker, floor, target, admin, workspace, idle } = stage;
  const ours = () => newMessages(count).map((message) => messageTo(target, message));
  const [first, second] = [ours(), ours()];
  const floorRate = await rateOf(
    newMessages(count).map((message) => messageToFloor(floor, message)),
  );
  await worker.stop();
  const accepted = await rateOf(first);
  await worker.restart();
  await idle();
  const recorded = await rateOf(second, idle);
  const quarter = Math.ceil(count / 4);
  const known = await addSent(admin, workspace, quarter);
  const third = mixedTraffic(target, newMessages(quarter), known);
  const mixed = await rateOf(third, idle);
  ledger.sent.push(...first, ...second, ...third);
  ledger.messages += first.length + second.length + 2 * quarter;
  return { floor: floorRate, accepted, recorded, mixed };
}

/** Deliveries a second, each answered and, if asked for, `andThen` over. */
async function rateOf(
  deliveries: readonly Delivery[],
  andThen?: () => Promise<void>,
): Promise<number> {
  prepareRaw(deliveries);
  const startedAt = performance.now();
  await rawClosedLoop(deliveries, lanes);
  await andThen?.();
  return deliveries.length / ((performance.now() - startedAt) / 1000);
}
