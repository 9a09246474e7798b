import { metaWebhook, type TestWorkspace } from "@parley/testkit/factories";
import postgres from "postgres";
import { countWaiting } from "../harness/check-ledgers.ts";
import { deliveryTo } from "../harness/status-webhooks.ts";
import { until } from "../harness/until.ts";
import type { WebhookSender } from "../harness/webhook-sender.ts";
import type { SoakTarget } from "./soak-traffic.ts";

/**
 * Makes each workspace a number of conversations through the front door, and in each of them
 * `sentEach` messages that the provider took an hour before the first of the traffic.
 */
export async function prepareTargets(options: {
  adminUrl: string;
  gatewayUrl: string;
  sender: WebhookSender;
  workspaces: readonly TestWorkspace[];
  customersEach: number;
  sentEach: number;
}): Promise<SoakTarget[]> {
  const { adminUrl, gatewayUrl, sender, workspaces, customersEach, sentEach } = options;
  const targets = workspaces.map(({ number }, place): SoakTarget => {
    const customers = Array.from(
      { length: customersEach },
      (_, index) => `49151${place}${String(index).padStart(7, "0")}`,
    );
    return { gatewayUrl, number, customers, sent: [] };
  });
  const at = new Date(Date.now() - 8 * 3_600_000);
  for (const target of targets) {
    const { providerNumberId, id } = target.number;
    const messages = target.customers.map((from) => ({
      id: `wamid.first-${id}-${from}`,
      from,
      at,
    }));
    await sender.deliver(deliveryTo(target, metaWebhook(providerNumberId, { messages })));
  }
  await until("the first messages recorded", async () => (await countWaiting(adminUrl)) === 0);
  const sent = await insertSent(adminUrl, sentEach);
  return targets.map((target) => ({ ...target, sent: sent.get(target.number.id) ?? [] }));
}

async function insertSent(adminUrl: string, each: number): Promise<Map<string, string[]>> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const rows = await sql<{ number_id: string; id: string }[]>`
      insert into messages (workspace_id, id, conversation_id, number_id, direction, content,
        provider_message_id, status_state, provider_at, version)
      select c.workspace_id, gen_random_uuid(), c.id, c.number_id, 'outbound',
        '{"type": "text", "text": "Hello"}', 'wamid.out-' || c.id || '-' || n,
        '{"progress": "accepted", "times": {}, "errors": []}', date_trunc('second', now()) - interval '9 hours', 1
      from conversations c cross join generate_series(1, ${each}::int) n
      returning number_id, provider_message_id as id`;
    const groups = Map.groupBy(rows, ({ number_id }) => number_id);
    return new Map([...groups].map(([name, group]) => [name, group.map(({ id }) => id)]));
  } finally {
    await sql.end({ timeout: 5 });
  }
}
