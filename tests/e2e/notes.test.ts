import { describe, expect } from "vitest";
import { detailsOn } from "./fixtures/details.ts";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("notes", () => {
  journey(
    "on a contact are added, edited with a mark and deleted, live for everybody (S0.46, S3.20)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Do you remember me?");
      const [mine, theirs] = await Promise.all([openInbox(), openInbox()]);
      await Promise.all([mine.row(customer.name).click(), theirs.row(customer.name).click()]);
      const here = detailsOn(mine.page);
      const there = detailsOn(theirs.page);
      await here.panel.getByRole("textbox", { name: "Add a note" }).fill("Likes decaf");
      await mine.page.keyboard.press("Enter");
      await there.panel.getByText("Likes decaf").waitFor();

      await here.button("Edit note").click();
      await here.panel.getByRole("textbox", { name: "Edit note" }).fill("Likes espresso");
      await mine.page.keyboard.press("Enter");
      await there.panel.getByText("Likes espresso").waitFor();
      await there.panel.getByText("Edited").waitFor();

      await here.button("Delete note").click();
      await here.button("Delete").click();
      await there.panel.getByText("Likes espresso").waitFor({ state: "detached" });
      expect(await customer.sent()).toEqual([]);
    },
  );

  journey(
    "in the thread stand out, mention a colleague, whose bell leads there, and never reach the customer (S0.47, S3.20)",
    async ({ product, openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("I am waiting for my order");
      const owner = await openInbox({ login: product.demo.owner });
      const agent = await openInbox();
      const { page } = agent;
      await agent.row(customer.name).click();
      await agent.bubble("I am waiting").waitFor();
      await page.getByRole("button", { name: "Note", exact: true }).click();
      const field = page.getByRole("textbox", { name: "Note to your team" });
      await field.pressSequentially("Please look, @emi");
      await page.getByRole("option", { name: "Emilia Brandt" }).waitFor();
      await page.keyboard.press("Enter");
      await field.pressSequentially("before noon");
      expect(await findViolations(page, ["section[aria-label^=Conversation]"])).toEqual([]);
      await page.keyboard.press("Enter");
      const note = agent.log.getByRole("article", { name: /^Note by/ });
      await note.getByText("@Emilia Brandt").waitFor();
      await takeScreenshot(page, "thread-note");

      await owner.page.getByRole("button", { name: /^Notifications, \d+ unread$/ }).click();
      const told = owner.page.getByRole("menuitem", { name: new RegExp(customer.name) });
      await told.getByText("Please look, @Emilia Brandt before noon").waitFor();
      expect(await findViolations(owner.page, ["[role=menu]"])).toEqual([]);
      await told.click();
      await owner.log.getByRole("article").getByText("before noon").waitFor();

      await agent.log.getByRole("button", { name: "Delete note" }).click();
      await agent.log.getByRole("button", { name: "Delete", exact: true }).click();
      await soon(() => owner.log.getByRole("article").count()).toBe(0);
      expect(await customer.sent()).toEqual([]);
    },
  );

  journey(
    "can be written where nothing may be sent, and a begun one waits in its conversation (S3.20)",
    async ({ openInbox, newCustomer }) => {
      const dayAgo = new Date(Date.now() - 26 * 3_600_000);
      const [late, other] = [await newCustomer(), await newCustomer()];
      await late.write("From yesterday", dayAgo);
      await other.write("From today");
      const { page, row, bubble, composer, log } = await openInbox();
      await row(late.name).click();
      await bubble("From yesterday").waitFor();
      await soon(() => composer.isDisabled()).toBe(true);
      await page.getByRole("button", { name: "Note", exact: true }).click();
      const field = page.getByRole("textbox", { name: "Note to your team" });
      await field.fill("Send a template tomorrow");
      await row(other.name).click();
      await bubble("From today").waitFor();
      await row(late.name).click();
      await bubble("From yesterday").waitFor();
      await page.getByRole("button", { name: "Note", exact: true }).click();
      await soon(() => field.inputValue()).toBe("Send a template tomorrow");
      await page.getByRole("button", { name: "Add note" }).click();
      await log.getByRole("article").getByText("Send a template tomorrow").waitFor();
    },
  );
});
