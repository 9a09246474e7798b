import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

describe("working together", () => {
  journey(
    "a conversation is taken, given on and seen to move between tabs, live for both (S0.39, S0.41, CON-8)",
    async ({ product, openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("Who takes care of me?");
      const zoe = await openInbox();
      const emilia = await openInbox({ login: product.demo.owner });
      await zoe.row(name).click();
      await emilia.row(name).click();
      const details = zoe.page.getByRole("complementary", { name: "Contact details" });
      await details.getByRole("button", { name: "Assign to me" }).click();
      await zoe.log.getByText("You took this conversation").waitFor();
      await emilia.log.getByText("Zoe Adeyemi took this conversation").waitFor();
      await zoe.page.getByRole("button", { name: /^Mine/ }).click();
      await zoe.row(name).waitFor();
      expect(new URL(zoe.page.url()).searchParams.get("tab")).toBe("mine");

      await details.getByRole("button", { name: "Change" }).click();
      await details.getByRole("combobox", { name: "Find a colleague" }).fill("emi");
      await details.getByRole("option", { name: /Emilia/ }).waitFor();
      await zoe.page.keyboard.press("Enter");
      await zoe.row(name).waitFor({ state: "detached" });
      await emilia.log.getByText("Zoe Adeyemi assigned this conversation to you").waitFor();
      await emilia.page.getByRole("button", { name: /^Mine/ }).click();
      await emilia.row(name).waitFor();
      await zoe.page.reload();
      await zoe.log.getByText(/You assigned this conversation to Emilia/).waitFor();
      expect(await zoe.row(name).count()).toBe(0);
    },
  );

  journey(
    "a conversation is archived and reopened, and its thread tells both (S2.24, CON-8)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("That was all");
      const { page, row, log } = await openInbox();
      await row(name).click();
      const details = page.getByRole("complementary", { name: "Contact details" });
      await details.getByRole("button", { name: "Archive" }).click();
      await log.getByText("You archived the conversation").waitFor();
      await row(name).waitFor({ state: "detached" });
      await write("One more thing");
      await log.getByText("The customer wrote, so the conversation is open again").waitFor();
      await row(name).waitFor();
    },
  );

  journey(
    "what is marked as unread waits in the unread filter, whose view can be saved (CON-10, CON-11)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("Later, please");
      const { page, row, unread } = await openInbox();
      await row(name).click();
      await unread(name).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Mark as unread" }).click();
      await soon(() => unread(name).textContent()).toBe("1 unread");
      await page.getByRole("button", { name: /^Filters/ }).click();
      await page.getByRole("checkbox", { name: "Unread" }).check();
      await row(name).waitFor();
      await page.getByRole("button", { name: "Saved views" }).click();
      await page.getByRole("menuitem", { name: "Save what is shown" }).click();
      const view = `View ${name}`;
      await page.getByLabel("Name", { exact: true }).fill(view);
      await page.getByRole("button", { name: "Save view" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("checkbox", { name: "Unread" }).uncheck();
      await page.getByRole("button", { name: "Saved views" }).click();
      await page.getByRole("menuitem", { name: view }).first().click();
      await soon(() => page.getByRole("checkbox", { name: "Unread" }).isChecked()).toBe(true);
      expect(new URL(page.url()).searchParams.get("unread")).toBe("1");
    },
  );

  journey(
    "several are closed at once, with what became of each (CON-2)",
    async ({ openInbox, newCustomer }) => {
      const customers = [await newCustomer(), await newCustomer()];
      for (const { write } of customers) await write("Solved");
      const { page, row } = await openInbox();
      for (const { name } of customers) await row(name).waitFor();
      await page.getByRole("button", { name: "Select conversations" }).click();
      for (const { name } of customers) {
        await page.getByRole("checkbox", { name: `Select ${name}` }).check();
      }
      await page.getByText("2 selected").waitFor();
      await page.getByRole("button", { name: "Close", exact: true }).last().click();
      await page.getByText("Done: 2 of 2").waitFor();
      await page.getByRole("button", { name: "Stop selecting" }).click();
      for (const { name } of customers) await row(name).waitFor({ state: "detached" });
    },
  );
});
