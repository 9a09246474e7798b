import { findBrowser } from "@parley/local/browser";
import type { DemoWorkspace, Ready } from "@parley/local/ready";
import { metaWebhook } from "@parley/testkit/factories";
import { chromium, type Page } from "playwright-core";
import { openLoop } from "../harness/load.ts";
import { until } from "../harness/until.ts";
import { createWebhookSender, type Delivery, signDelivery } from "../harness/webhook-sender.ts";

const perSecond = 20;
const count = 300;
const customers = 5;

/** Milliseconds from each webhook's POST to its text in the inbox of a signed-in browser, at 20/s. */
export async function measureDom(ready: Ready): Promise<number[]> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({
    ...{ executablePath, args },
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const sender = createWebhookSender();
  try {
    const page = await browser.newPage();
    await openInbox(page, ready, ready.demo);
    await page.evaluate(watchForMarks);
    const sentAt: number[] = [];
    await openLoop(count, perSecond, (index) => {
      sentAt[index] = Date.now();
      return sender.deliver(deliveryOf(ready, index));
    });
    const seen = () => page.evaluate(() => (globalThis as Marked).marks ?? {});
    // A newer message of the same customer may replace one in the list before it was drawn.
    await until("the last texts shown", async () => `${count - 1}` in (await seen()));
    return Object.entries(await seen()).map(([index, at]) => at - (sentAt[Number(index)] ?? at));
  } finally {
    sender.close();
    await browser.close();
  }
}

type Marked = { marks?: Record<string, number> };

/** Runs in the page: notes when "mark 12." first stands in the document. */
function watchForMarks(): void {
  const page = globalThis as unknown as Marked & {
    document: { body: { innerText: string; textContent: string } };
    MutationObserver: new (run: () => void) => { observe(on: unknown, what: object): void };
  };
  const marks: Record<string, number> = {};
  page.marks = marks;
  const look = () => {
    for (const [, index] of page.document.body.textContent.matchAll(/mark (\d+)\./g)) {
      if (index !== undefined) marks[index] ??= Date.now();
    }
  };
  const what = { childList: true, subtree: true, characterData: true };
  new page.MutationObserver(look).observe(page.document.body, what);
}

async function openInbox(page: Page, ready: Ready, { agent, workspaceSlug }: DemoWorkspace) {
  await page.goto(`${ready.dashboardUrl}/login`);
  await page.fill('input[name="email"]', agent.email);
  await page.fill('input[name="password"]', agent.password);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(workspaceSlug), { timeout: 20_000 });
  await page.waitForLoadState("networkidle");
}

function deliveryOf({ gatewayUrl, demo }: Ready, index: number): Delivery {
  const from = `4917000000${String(index % customers).padStart(2, "0")}`;
  const messages = [{ from, text: `mark ${index}.`, name: `Customer ${from}` }];
  return signDelivery(
    `${gatewayUrl}/webhooks/meta/${demo.meta.connectionId}`,
    metaWebhook(demo.meta.phoneNumberId, { messages }),
    demo.meta.appSecret,
  );
}
