import { describe, expect } from "vitest";
import { detailsOn } from "./fixtures/details.ts";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("the contact panel", () => {
  journey(
    "shows name, phone and window, and the name is changed in its place for everybody (S0.43, S0.44, S3.17, S3.18)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Hello there");
      const [mine, theirs] = await Promise.all([openInbox(), openInbox()]);
      await mine.row(customer.name).click();
      const { panel, button } = detailsOn(mine.page);
      await panel.getByText("Active", { exact: true }).waitFor();
      const digits = (await panel.textContent())?.replaceAll(/\D/g, "");
      expect(digits).toContain(customer.phone.slice(1));
      await theirs.row(customer.name).waitFor();

      const name = `${customer.name} (Lisbon)`;
      await button("Edit name").click();
      await panel.getByRole("textbox", { name: "Display name" }).fill(name);
      await mine.page.keyboard.press("Enter");
      await theirs.row(name).waitFor();
      await mine.page.getByRole("heading", { level: 1, name }).waitFor();

      await button("Edit name").click();
      await panel.getByRole("textbox", { name: "Display name" }).fill("never kept");
      await mine.page.keyboard.press("Escape");
      await panel.getByText(name, { exact: true }).waitFor();

      await button("Edit name").click();
      await panel.getByRole("textbox", { name: "Display name" }).fill("");
      await button("Save name").click();
      await mine.row(customer.name).waitFor();
    },
  );

  journey(
    "tags are made while typing, added by keyboard, taken away, and stand in everybody's list (S3.19)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("A tag, please");
      const [mine, theirs] = await Promise.all([openInbox(), openInbox()]);
      await mine.row(customer.name).click();
      const { panel, button } = detailsOn(mine.page);
      const field = panel.getByRole("combobox", { name: "Add a tag" });
      const tag = `Regular ${customer.phone.slice(-6)}`;
      await field.fill(tag);
      await panel.getByRole("option", { name: `Create “${tag}”` }).waitFor();
      await mine.page.keyboard.press("Enter");
      await button(`Remove tag ${tag}`).waitFor();
      await theirs.row(customer.name).getByText(tag, { exact: true }).waitFor();

      const again = await newCustomer();
      await again.write("The same for me");
      await mine.row(again.name).click();
      await panel.getByText(again.name, { exact: true }).waitFor();
      await field.fill(tag.toUpperCase());
      await panel.getByRole("option", { name: tag, exact: true }).click();
      await button(`Remove tag ${tag}`).waitFor();
      await button(`Remove tag ${tag}`).click();
      await button(`Remove tag ${tag}`).waitFor({ state: "detached" });
      await soon(() => theirs.row(again.name).getByText(tag).count()).toBe(0);
      expect(await theirs.row(customer.name).getByText(tag).count()).toBe(1);
    },
  );

  journey(
    "blocking stops writing at once and says so, and is taken back beside the reason (S3.23)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Buy now!!!");
      const { page, row, composer } = await openInbox();
      await row(customer.name).click();
      await detailsOn(page).button("Block contact").click();
      const banner = page.getByRole("status").filter({ hasText: "This contact is blocked" });
      await banner.waitFor();
      expect(await composer.isDisabled()).toBe(true);
      await page.getByRole("log").getByText("You blocked this contact").waitFor();
      await banner.getByRole("button", { name: "Unblock contact" }).click();
      await banner.waitFor({ state: "detached" });
      await soon(() => composer.isEnabled()).toBe(true);
    },
  );

  journey(
    "what the contact said about marketing is recorded; metadata can only be read (S0.45, S4.8)",
    async ({ openInbox, newCustomer, sql }) => {
      const customer = await newCustomer();
      await customer.write("Tell me about offers");
      const { page, row } = await openInbox();
      await row(customer.name).waitFor();
      await sql`update contacts set metadata = '{"plan": "gold"}' where profile_name = ${customer.name}`;
      await row(customer.name).click();
      const { panel, button } = detailsOn(page);
      await panel.getByText("Not asked").waitFor();
      await button("Opt in").click();
      await panel.getByText("Opted in").waitFor();
      await button("Opt out").click();
      await panel.getByText("Opted out").waitFor();
      const metadata = panel.getByRole("region", { name: "Metadata" });
      await metadata.getByText("gold").waitFor();
      expect(await metadata.getByRole("button").count()).toBe(0);
      expect(await metadata.getByRole("textbox").count()).toBe(0);
    },
  );

  journey(
    "lists earlier conversations with their dates and counts, each with a way to it, and what was shared (S0.48)",
    async ({ openInbox, newCustomer, sql }) => {
      const customer = await newCustomer();
      await customer.write("The first time, see https://old.example/x");
      const { page, row, bubble } = await openInbox();
      await row(customer.name).waitFor();
      await sql`
        update conversations c set status = 'closed' from contacts p
        where p.workspace_id = c.workspace_id and p.id = c.contact_id
          and p.profile_name = ${customer.name}`;
      await sql`
        insert into conversations (workspace_id, id, number_id, contact_id)
        select c.workspace_id, gen_random_uuid(), c.number_id, c.contact_id from conversations c
        join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
        where p.profile_name = ${customer.name}`;
      await customer.share({ type: "image" });
      await customer.write("The second time");
      await row(customer.name).filter({ hasText: "The second time" }).click();
      await bubble("The second time").waitFor();
      const { panel, tab } = detailsOn(page);
      await tab("History");
      const earlier = panel.getByRole("region", { name: "Previous conversations" });
      const link = earlier.getByRole("link", { name: /\d{4}.*1 message/ });
      await link.waitFor();
      const shared = panel.getByRole("region", { name: "Shared" });
      await shared.getByRole("button", { name: /^Open image/ }).waitFor();
      await shared.getByRole("button", { name: "Links" }).click();
      await shared.getByRole("link", { name: /old\.example/ }).waitFor();
      await shared.getByRole("button", { name: "Documents" }).click();
      await shared.getByText("Documents of this contact appear here").waitFor();
      await takeScreenshot(page, "contact-history");
      await link.click();
      await bubble("The first time").waitFor();
      await detailsOn(page).tab("Info");
    },
  );

  journey(
    "is clean for axe on every tab, light and dark, and used by keyboard (S3.8)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Good day");
      const { page, row } = await openInbox();
      await row(customer.name).click();
      const { panel, tab } = detailsOn(page);
      for (const name of ["History", "Automation", "Info"] as const) {
        await tab(name);
        await panel.getByRole("tabpanel", { name }).waitFor();
        expect(await findViolations(page, ["aside"])).toEqual([]);
      }
      await panel.getByRole("tab", { name: "Info" }).focus();
      await page.keyboard.press("ArrowRight");
      await panel.getByRole("tabpanel", { name: "History" }).waitFor();
      await page.keyboard.press("ArrowLeft");
      await panel.getByRole("tabpanel", { name: "Info" }).waitFor();
    },
  );
});
