import { describe, expect } from "vitest";
import { countWords } from "./fixtures/count-words.ts";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("search", () => {
  journey(
    "finds a message by its words, marks them, and opens the thread at it (S0.15)",
    async ({ sql, openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      const word = `quokka${Date.now()}`;
      await write(`Where is my Café parcel ${word}?`, new Date(Date.now() - 7_200_000));
      for (let line = 1; line <= 70; line += 1) await write(`Small talk, line ${line}`);
      await soon(() => countWords(sql, word)).toBe(1);
      const { page, row, log, bubble } = await openInbox();
      await row(name).waitFor();
      const field = page.getByRole("textbox", { name: "Search people and messages" });
      await page.keyboard.press("/");
      await page.keyboard.type(`cafe ${word.slice(0, -2)}`);
      const hit = page
        .getByRole("region", { name: "Found messages" })
        .getByRole("link", { name: new RegExp(name) });
      await hit.waitFor();
      expect(await hit.locator("mark").allTextContents()).toContain("Café");
      await takeScreenshot(page, "search");
      expect(await findViolations(page)).toEqual([]);
      await field.press("ArrowDown");
      await page.keyboard.press("Enter");
      await bubble(`Where is my Café parcel ${word}?`).waitFor();
      await soon(() => log.getByText(`parcel ${word}`).evaluate(isInView)).toBe(true);
      await page.getByRole("button", { name: "Latest messages" }).click();
      await bubble("Small talk, line 70").waitFor();
      await soon(() => page.getByRole("button", { name: "Latest messages" }).count()).toBe(0);
    },
  );

  journey(
    "finds a person by name and by the end of the phone, and says so when there is nothing",
    async ({ sql, openInbox, newCustomer }) => {
      const { name, phone, write } = await newCustomer();
      await write("Good morning");
      await soon(() => countWords(sql, phone.slice(1))).toBeGreaterThan(0);
      const { page, row, bubble } = await openInbox();
      await row(name).waitFor();
      const field = page.getByRole("textbox", { name: "Search people and messages" });
      const people = page.getByRole("region", { name: "Found people" });
      const person = people.getByRole("link", { name: new RegExp(name) });
      for (const typed of [phone.slice(-7), name]) {
        await field.fill(typed);
        await person.waitFor();
      }
      await person.click();
      await bubble("Good morning").waitFor();
      await field.fill("xylophonezebra");
      await page.getByRole("heading", { name: /Nothing found for/ }).waitFor();
      await takeScreenshot(page, "search-nothing");
      await field.press("Escape");
      await row(name).waitFor();
    },
  );
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
