import { randomUUID } from "node:crypto";
import { workspaceHeader } from "@parley/api/trpc";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

const dayMs = 24 * 60 * 60 * 1000;
const expired = /The 24-hour window has expired/;

describe("the 24-hour window", () => {
  journey(
    "closes under the agent's eyes after 24 h and reopens when the customer writes (S3.13, S3.18, S4.12)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("I asked this a day ago", new Date(Date.now() - dayMs + 10_000));
      const { page, row, bubble, composer, send } = await openInbox();
      await row(name).click();
      await bubble("I asked this a day ago").waitFor();
      const details = page.getByRole("complementary", { name: "Contact details" });
      await details.getByText("closes in under 1 m").waitFor();
      expect(await composer.isEnabled()).toBe(true);

      const banner = page.getByRole("status").filter({ hasText: expired });
      await banner.waitFor({ timeout: 15_000 });
      expect(await composer.isDisabled()).toBe(true);
      expect(await send.isDisabled()).toBe(true);
      await details.getByText("Expired", { exact: true }).waitFor();
      await takeScreenshot(page, "window-expired");

      await write("Still waiting, by the way");
      await banner.waitFor({ state: "detached" });
      await soon(() => composer.isEnabled()).toBe(true);
    },
  );

  journey(
    "is enforced by the server too: conversation.window_closed (S4.12)",
    async ({ product, openInbox, newCustomer, problems }) => {
      problems.expect(/status of 4\d\d .*messages\.sendText/);
      const { name, write } = await newCustomer();
      await write("Long ago", new Date(Date.now() - 2 * dayMs));
      const { page, row, bubble, tick } = await openInbox();
      await row(name).click();
      await bubble("Long ago").waitFor();
      const conversationId = new URL(page.url()).pathname.split("/").at(-1);
      const refusal = await page.evaluate(
        async ({ json, slug, header }) => {
          const response = await fetch("/trpc/messages.sendText", {
            method: "POST",
            headers: { "content-type": "application/json", [header]: slug },
            body: JSON.stringify({ json }),
          });
          return response.text();
        },
        {
          json: { conversationId, clientMessageId: randomUUID(), text: "Too late" },
          slug: product.demo.workspaceSlug,
          header: workspaceHeader,
        },
      );
      expect(refusal).toMatch("conversation.window_closed");
      expect(await tick("Queued").count()).toBe(0);
      expect(await bubble("Too late").count()).toBe(0);
    },
  );
});
