import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("what an agent sends besides text", () => {
  journey(
    "an image is sent with a caption and arrives on the phone (S0.7, S0.8)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("What does the new bag look like?");
      const { page, row, bubble, log, send, tick, attach } = await openInbox();
      await row(customer.name).click();
      await bubble("What does the new bag look like?").waitFor();
      const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
      const chosen = page.waitForEvent("filechooser");
      await attach("Photo or video");
      await (await chosen).setFiles({ name: "bag.png", mimeType: "image/png", buffer: picture });
      await page.getByLabel("Caption of bag.png").fill("Like this");
      expect(await findViolations(page, ["main"])).toEqual([]);
      await send.click();
      await tick("Read").waitFor();
      await log.getByRole("button", { name: "Open image: Like this" }).waitFor();
      const [arrived] = await customer.sent();
      expect(arrived).toMatchObject({ type: "image", body: { image: { caption: "Like this" } } });
      await takeScreenshot(page, "image-sent");
    },
  );

  journey("an answer quotes what it answers (S0.15)", async ({ openInbox, newCustomer }) => {
    const customer = await newCustomer();
    const asked = await customer.write("Do you grind it, too?");
    const { page, row, bubble, log, composer, tick } = await openInbox();
    await row(customer.name).click();
    await bubble("Do you grind it, too?").hover();
    await log.getByRole("button", { name: "Message actions" }).first().click();
    await page.getByRole("menuitem", { name: "Reply" }).click();
    await page.getByRole("region", { name: "Reply to" }).waitFor();
    await composer.fill("As fine as you like");
    await composer.press("Enter");
    await tick("Read").waitFor();
    const quote = log.getByRole("button", { name: /^In reply to:/ });
    expect(await quote.textContent()).toMatch("Do you grind it, too?");
    const [arrived] = await customer.sent();
    expect(arrived).toMatchObject({ type: "text", body: { context: { message_id: asked } } });
    expect(await findViolations(page, ["main"])).toEqual([]);
  });

  journey(
    "a reaction is shown at its message, reaches the phone and is taken back (S0.16)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      const theirs = await customer.write("It was the best coffee ever");
      const { page, row, bubble, log } = await openInbox();
      await row(customer.name).click();
      const choose = async (name: string) => {
        await bubble("It was the best coffee ever").hover();
        await log.getByRole("button", { name: "Message actions" }).first().click();
        await page.getByRole("menuitem", { name }).click();
      };
      const badge = log.getByRole("img", { name: "Reactions: ❤️ from us" });
      const reached = async () => (await customer.sent()).map(({ body }) => body);
      const reaction = (emoji: string) => ({ reaction: { message_id: theirs, emoji } });
      await choose("React with ❤️");
      await badge.waitFor();
      await soon(reached).toMatchObject([reaction("❤️")]);
      await choose("Take back ❤️");
      await badge.waitFor({ state: "detached" });
      await soon(reached).toMatchObject([reaction("❤️"), reaction("")]);
    },
  );

  journey(
    "buttons are sent and the customer's press comes back (S0.18, S0.19)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("I would like to order");
      const { page, row, bubble, log, tick, attach } = await openInbox();
      await row(customer.name).click();
      await bubble("I would like to order").waitFor();
      await attach("Buttons");
      const form = page.getByRole("dialog", { name: "Buttons" });
      await form.getByLabel("Body").fill("Shall we roast it today?");
      await form.getByLabel("Button 1", { exact: true }).fill("Yes, please");
      await form.getByRole("button", { name: "Add a button" }).click();
      await form.getByLabel("Button 2", { exact: true }).fill("Next week");
      await takeScreenshot(page, "buttons-form");
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await form.getByRole("button", { name: "Send message" }).click();
      await tick("Read").waitFor();
      await log.getByRole("list", { name: "Offered" }).filter({ hasText: "Next week" }).waitFor();

      const [offered] = await customer.sent();
      await customer.press(offered?.wamid ?? "", 1);
      await soon(() => bubble("Next week").count()).toBe(2);
      await log
        .getByRole("button", { name: /^In reply to:/ })
        .filter({ hasText: "Shall we roast it today?" })
        .waitFor();
      await takeScreenshot(page, "buttons-pressed");
    },
  );

  journey(
    "a failed message is sent again, and arrives once (S0.36, F-36)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("My phone was off, sorry");
      await customer.set({ onWhatsApp: false });
      const { page, row, bubble, log, composer, tick } = await openInbox();
      await row(customer.name).click();
      await bubble("My phone was off, sorry").waitFor();
      await composer.fill("Your parcel is on its way");
      await composer.press("Enter");
      await tick("Failed").waitFor();
      const retry = log.getByRole("button", { name: "Retry" });
      await retry.waitFor();
      expect(await findViolations(page, ["main"])).toEqual([]);
      await customer.set({ onWhatsApp: true });
      await retry.click();
      await tick("Read").waitFor();
      await retry.waitFor({ state: "detached" });
      expect(await bubble("Your parcel is on its way").count()).toBe(1);
      const arrived = (await customer.messages()).filter(({ direction, status }) => {
        return direction === "out" && status === "read";
      });
      expect(arrived).toHaveLength(1);
    },
  );
});
