import { metaWebhook } from "@parley/testkit/factories";
import { type Random, seededRandom } from "../harness/seeded-random.ts";
import { deliveryTo, type Target } from "../harness/status-webhooks.ts";
import type { Delivery } from "../harness/webhook-sender.ts";

export type SoakTarget = Target & {
  /** Digits of the customers who write. */
  customers: readonly string[];
  /** Provider ids of messages that were sent to them. */
  sent: readonly string[];
};

export type SoakTraffic = { deliveries: Delivery[]; malformed: ReadonlySet<string> };

const duplicated = 0.05;
const shuffled = 0.05;
const malformed = 0.01;
const statusShare = 0.5;
const farthest = 400;
const spanSeconds = 6 * 3600;

/**
 * `count` signed webhooks from a seed: messages, some of them several of one second in one POST;
 * statuses of sent messages; 1 % signed nonsense; 5 % come twice and 5 % late. `malformed` holds
 * the hashes of the nonsense.
 */
export function soakTraffic(
  targets: readonly SoakTarget[],
  count: number,
  seed: number,
): SoakTraffic {
  const random = seededRandom(seed);
  const reports = planReports(targets, random);
  const start = Math.floor(Date.now() / 1000) - spanSeconds;
  const planned: { delivery: Delivery; place: number }[] = [];
  const nonsense = new Set<string>();
  while (planned.length < count) {
    const index = planned.length;
    const target = targets[random.below(targets.length)] as SoakTarget;
    const at = new Date((start + Math.floor((index * spanSeconds) / count)) * 1000);
    const isMalformed = random.chance(malformed);
    const report = !isMalformed && random.chance(statusShare) ? reports.pop() : undefined;
    const delivery = isMalformed
      ? deliveryTo(target, nonsenseOf(target, index, random))
      : (report?.(at) ?? deliveryTo(target, messagesOf(target, index, at, random)));
    if (isMalformed) nonsense.add(delivery.sha256);
    planned.push({
      delivery,
      place: index + (random.chance(shuffled) ? random.below(farthest) : 0),
    });
    if (random.chance(duplicated))
      planned.push({ delivery, place: index + random.below(farthest) });
  }
  planned.sort((a, b) => a.place - b.place);
  return { deliveries: planned.map(({ delivery }) => delivery), malformed: nonsense };
}

type Report = (at: Date) => Delivery;

/** The reports of every sent message, mixed, so that a message's own often come out of order. */
function planReports(targets: readonly SoakTarget[], random: Random): Report[] {
  const plans = targets.flatMap((target) =>
    target.sent.flatMap((id) => {
      const statuses = random.chance(0.05) ? ["sent", "failed"] : ["sent", "delivered", "read"];
      const first = random.next();
      return statuses.map((status) => ({
        place: first + random.next() * 0.01,
        report: (at: Date) => reportOf(target, id, status, at),
      }));
    }),
  );
  return plans.sort((a, b) => b.place - a.place).map(({ report }) => report);
}

function reportOf(target: SoakTarget, id: string, status: string, at: Date): Delivery {
  const errors = [{ code: 131026, title: "Message undeliverable" }];
  const report = { id, status, at, ...(status === "failed" && { errors }) };
  return deliveryTo(target, metaWebhook(target.number.providerNumberId, { statuses: [report] }));
}

function messagesOf({ number, customers }: SoakTarget, index: number, at: Date, random: Random) {
  const from = customers[random.below(customers.length)] as string;
  const messages = Array.from({ length: random.chance(0.05) ? 3 : 1 }, (_, place) => ({
    id: `wamid.in-${index}-${place}`,
    text: `Message ${index}.${place}`,
    name: `Customer ${from}`,
    ...{ from, at },
  }));
  return metaWebhook(number.providerNumberId, { messages });
}

/** Authentic bodies that nobody can record: each must end in quarantine. */
function nonsenseOf({ number }: SoakTarget, index: number, random: Random): unknown {
  const kinds: (() => unknown)[] = [
    () => `{"object": "whatsapp_business_account", "entry": [${index}`,
    () => ({ object: "page", odd: index }),
    () => metaWebhook("999999999999", { messages: [{ id: `wamid.foreign-${index}` }] }),
    () => metaWebhook(number.providerNumberId, { statuses: [{ id: "", status: `no-${index}` }] }),
    () => metaWebhook(number.providerNumberId, { messages: [{ id: "", text: `no-${index}` }] }),
  ];
  return kinds[random.below(kinds.length)]?.();
}
