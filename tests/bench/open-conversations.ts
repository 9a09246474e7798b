import { metaWebhook, type TestWorkspace } from "@parley/testkit/factories";
import { deliveryTo } from "../harness/status-webhooks.ts";
import { createWebhookSender } from "../harness/webhook-sender.ts";
import type { BenchStage } from "./bench-stage.ts";

const perWebhook = 100;

/** Lets each of these people write once; the ids of their conversations, in the same order. */
export async function openConversations(
  { product, admin, idle }: BenchStage,
  { id: workspaceId, number }: TestWorkspace,
  phones: readonly string[],
): Promise<string[]> {
  const sender = createWebhookSender();
  const target = { gatewayUrl: product.gateway.url, number };
  const at = new Date(Date.now() - 60_000);
  for (let from = 0; from < phones.length; from += perWebhook) {
    const messages = phones.slice(from, from + perWebhook).map((phone) => ({ from: phone, at }));
    await sender.deliver(deliveryTo(target, metaWebhook(number.providerNumberId, { messages })));
  }
  sender.close();
  await idle();
  const rows = await admin<{ phone: string; id: string }[]>`
    select ltrim(i.value, '+') as phone, c.id from conversations c join contact_identities i
      on i.workspace_id = c.workspace_id and i.contact_id = c.contact_id
    where c.workspace_id = ${workspaceId} and c.status = 'open'`;
  const idOf = new Map(rows.map(({ phone, id }) => [phone, id]));
  return phones.map((phone) => {
    const id = idOf.get(phone);
    if (id === undefined) throw new Error("a conversation was not opened");
    return id;
  });
}
