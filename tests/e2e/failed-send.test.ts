import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("a message that cannot be sent", () => {
  journey(
    "shows a red icon, the provider's code and the cause (S0.36, S0.38)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("I am about to change my number");
      const { page, row, bubble, composer, tick, log } = await openInbox();
      await row(customer.name).click();
      await bubble("I am about to change my number").waitFor();
      await customer.set({ onWhatsApp: false });
      await composer.fill("Thanks for telling us");
      await composer.press("Enter");
      await tick("Failed").waitFor();
      await log.getByText("(code 131026)").waitFor();
      await log.getByText("the message could not be delivered to this number").waitFor();
      await takeScreenshot(page, "failed");
    },
  );

  journey(
    "because the server refused it keeps its text for another try (S0.5)",
    async ({ product, openInbox, newCustomer, problems }) => {
      problems.expect(/status of 4\d\d .*messages\.send/);
      const { name, write } = await newCustomer();
      await write("Can you hold the line?");
      const zoe = await openInbox();
      const emilia = await openInbox({ login: product.demo.owner });
      for (const { row, bubble } of [zoe, emilia]) {
        await row(name).click();
        await bubble("Can you hold the line?").waitFor();
      }
      const released = Promise.withResolvers<void>();
      await zoe.page.route(
        /\/trpc\/messages\.send/,
        async (route) => {
          await released.promise;
          await route.continue();
        },
        { times: 1 },
      );
      await zoe.composer.fill("Of course, one moment");
      await zoe.composer.press("Enter");
      await zoe.tick("Queued").waitFor();
      await emilia.page.getByRole("button", { name: "Close", exact: true }).click();
      const reopen = zoe.page.getByRole("button", { name: "Reopen" }).first();
      await reopen.waitFor();
      released.resolve();

      await zoe.tick("Failed").waitFor();
      await zoe.page.getByRole("button", { name: "Edit again" }).click();
      await soon(() => zoe.composer.inputValue()).toBe("Of course, one moment");
      await reopen.click();
      await soon(() => zoe.composer.isEnabled()).toBe(true);
      await zoe.composer.press("Enter");
      await zoe.tick("Read").waitFor();
      expect(await emilia.bubble("Of course, one moment").count()).toBe(1);
    },
  );
});
