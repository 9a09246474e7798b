import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

const dayMs = 24 * 60 * 60 * 1000;

describe("templates", () => {
  journey(
    "one is found, filled and sent from the expired banner, and the thread shows what was sent (S3.13, S3.15, S3.16, S0.33, S0.34, S0.35)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Is it ready?", new Date(Date.now() - 2 * dayMs));
      const { page, row, bubble, log, tick } = await openInbox();
      await row(customer.name).click();
      await bubble("Is it ready?").waitFor();
      const banner = page.getByRole("status").filter({ hasText: "window has expired" });
      await banner.getByRole("button", { name: "Send Template" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText(/templates are not approved/).waitFor();
      expect(await dialog.getByRole("button", { name: /Win a prize/ }).count()).toBe(0);
      await dialog.getByLabel("Search templates").fill("order ready");
      expect(
        await dialog.getByRole("list", { name: "Templates" }).getByRole("button").count(),
      ).toBe(1);
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await dialog.getByRole("button", { name: /Order ready/ }).click();
      const send = dialog.getByRole("button", { name: "Send template" });
      await dialog.getByLabel("Value 1 in the header").fill("1042");
      await dialog.getByLabel("Value 1 in the text").fill(customer.name);
      await dialog.getByLabel("Value 2 in the text").fill("Friday");
      expect(await send.isDisabled()).toBe(true);
      await dialog.getByLabel("Value 1 in the link of button 2").fill("1042");
      const words = `Hi ${customer.name}, your order is ready. We keep it for you until Friday.`;
      await dialog.getByRole("region", { name: "Preview" }).getByText(words).waitFor();
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await takeScreenshot(page, "template-filled");
      await send.click();
      await dialog.waitFor({ state: "detached" });
      await log.getByText(words).waitFor();
      await tick("Read").waitFor();
      const [arrived] = await customer.sent();
      expect(arrived).toMatchObject({
        type: "template",
        body: { template: { name: "order_ready" } },
      });
    },
  );

  journey(
    "a header's picture is chosen, and drawn as a picture in the thread (S0.34, S0.35)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("What is new?");
      const { page, row, bubble, log, attach } = await openInbox();
      await row(customer.name).click();
      await bubble("What is new?").waitFor();
      const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
      await attach("Template");
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: /New arrival/ }).click();
      const file = { name: "arrival.png", mimeType: "image/png", buffer: picture };
      await dialog.getByLabel("Image").setInputFiles(file);
      await dialog.getByText("Uploaded").waitFor();
      await dialog.getByLabel("Value 1 in the text").fill("Ana");
      await dialog.getByRole("button", { name: "Send template" }).click();
      await dialog.waitFor({ state: "detached" });
      await log.getByText("this just came in").waitFor();
      const image = log.getByRole("button", { name: "Open image" }).locator("img");
      await soon(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(300);
      await soon(async () => (await customer.sent())[0]?.type).toBe("template");
    },
  );

  journey("fetching them anew says when it was done", async ({ openInbox }) => {
    const { page, rows } = await openInbox();
    await rows.first().click();
    await page.getByRole("button", { name: "Send Template" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("list", { name: "Templates" }).waitFor();
    await dialog.getByRole("button", { name: "Fetch from WhatsApp" }).click();
    await dialog.getByText("Fetching from WhatsApp…").waitFor();
    await dialog.getByText(/^Fetched /).waitFor();
    expect(await dialog.getByRole("alert").count()).toBe(0);
  });
});
