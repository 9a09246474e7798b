import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";

describe("axe finds nothing in light and dark", () => {
  journey.for(["/login", "/signup"])("at %s", async (path, { product, open, problems }) => {
    problems.expect(/400 \(Bad Request\)/);
    const page = await open(`${product.dashboardUrl}${path}`);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: /Log in|Create workspace/ }).click();
    await page.getByRole("alert").waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  journey(
    "in the inbox: nothing open, a thread, the drawer, the menus",
    async ({ product, openInbox }) => {
      const { page, row, bubble } = await openInbox({
        workspace: product.second,
        viewport: { width: 1100, height: 800 },
      });
      expect(await findViolations(page)).toEqual([]);
      await row("Lena Hofmann").click();
      await bubble("reicht auch 17:30").waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.getByRole("button", { name: "Contact details" }).click();
      await page.getByRole("dialog", { name: "Contact details" }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Account of/ }).click();
      await page.getByRole("menuitem", { name: "Log out" }).waitFor();
      expect(await findViolations(page)).toEqual([]);
    },
  );

  journey(
    "in threads with failures, a closed window or a long past",
    async ({ product, openInbox }) => {
      const { page, row, bubble } = await openInbox({ workspace: product.second });
      for (const [name, words] of [
        ["Sofie Lindqvist", "klar att hämta"],
        ["Thiago Azevedo", "Combinado"],
        ["يوسف حداد", "مرحبا"],
        ["Iris Vandenberg", "Now we're talking"],
      ] as const) {
        await row(name).click();
        await bubble(words).waitFor();
        expect(await findViolations(page), name).toEqual([]);
      }
    },
  );
});
