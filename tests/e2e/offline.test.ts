import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("without a network", () => {
  journey(
    "what is written waits and is sent once, what came meanwhile shows once, in order (F-61, I8)",
    async ({ product, sql, openInbox, newCustomer, problems }) => {
      problems.allow(/ERR_INTERNET_DISCONNECTED|code=80008|Failed to fetch/);
      const customer = await newCustomer();
      const { name, write } = customer;
      await write("Are you there?");
      const { page, row, bubble, composer, log } = await openInbox();
      await row(name).click();
      await bubble("Are you there?").waitFor();
      await page.getByRole("img", { name: "Connected" }).first().waitFor();

      await page.context().setOffline(true);
      for (const text of ["First, offline", "Second, offline"]) {
        await composer.fill(text);
        await composer.press("Enter");
      }
      await page
        .getByText(/No connection; it is sent by itself/)
        .first()
        .waitFor();
      await write("Hello? (while you were away)");
      await soon(() => storedTexts()).toHaveLength(2);
      expect(await row(name).count()).toBe(1);
      expect(await bubble("while you were away").count()).toBe(0);
      await takeScreenshot(page, "offline");

      await fetch(`${product.ablyUrl}/control/restart`, { method: "POST" });
      await page.context().setOffline(false);
      await bubble("while you were away").waitFor();
      await soon(() => storedTexts()).toHaveLength(4);
      await soon(shownTexts).toEqual(await storedTexts());
      await soon(async () => (await customer.sent()).length).toBe(2);
      expect(await page.getByText(/No connection; it is sent by itself/).count()).toBe(0);

      async function shownTexts(): Promise<string[]> {
        const shown = await log
          .getByText(/Are you there\?|, offline|while you were away/)
          .allTextContents();
        return shown.map((text) => text.replace(/^[^:]*: /, "").trim());
      }
      async function storedTexts(): Promise<string[]> {
        const rows = await sql<{ text: string }[]>`
          select m.content ->> 'text' as text
          from messages m
          join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
          join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
          where k.profile_name = ${name}
          order by m.provider_at, m.position, m.sequence`;
        return rows.map(({ text }) => text);
      }
    },
  );
});
