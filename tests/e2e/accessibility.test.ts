import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";

describe("axe finds nothing in light and dark", () => {
  journey.for(["/login", "/signup"])("at %s", async (path, { product, open }) => {
    const page = await open(`${product.dashboardUrl}${path}`);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: /Log in|Create workspace/ }).click();
    await page.getByRole("alert").waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  journey("in the inbox: nothing open, a thread, the drawer, the menus", async ({ openInbox }) => {
    const { page, row, bubble } = await openInbox({ viewport: { width: 1100, height: 800 } });
    expect(await findViolations(page)).toEqual([]);
    await row("Hannah Whitfield").click();
    await bubble("grind it for espresso").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole("button", { name: "Contact details" }).click();
    await page.getByRole("dialog", { name: "Contact details" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Log out" }).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });

  journey("in threads with failures, a closed window or a long past", async ({ openInbox }) => {
    const { page, row, bubble } = await openInbox();
    for (const [name, words] of [
      ["Tom Okafor", "Here you go"],
      ["Rafael Monteiro", "Fechado"],
      ["نورة العتيبي", "أحتاج"],
      ["Marta Kowalska · Café Sowa", "So are we"],
    ] as const) {
      await row(name).click();
      await bubble(words).waitFor();
      expect(await findViolations(page), name).toEqual([]);
    }
  });
});
