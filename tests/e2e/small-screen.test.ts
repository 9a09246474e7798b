import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

const handset = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const;

describe("a screen 360 pixels wide", () => {
  journey(
    "shows the list or the thread, with a way back, and nothing sticks out (S3.3)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("Writing from the tram, with a_very_long_word_that_has_no_place_to_break_at_all");
      const { page, row, rows, bubble, composer, send, tick } = await openInbox(handset);
      await soon(() => rows.first().textContent()).toMatch(name);
      expect(await overflow(page)).toBe(0);
      await takeScreenshot(page, "phone-360-list");

      await row(name).tap();
      await bubble("Writing from the tram").waitFor();
      expect(await rows.first().isVisible()).toBe(false);
      await composer.fill("Get home safely!");
      await send.tap();
      await tick("Read").waitFor();
      expect(await overflow(page)).toBe(0);
      await takeScreenshot(page, "phone-360-thread");

      await page.getByRole("button", { name: "Contact details" }).tap();
      const drawer = page.getByRole("dialog", { name: "Contact details" });
      await drawer.waitFor();
      expect(await overflow(page)).toBe(0);
      await takeScreenshot(page, "phone-360-details");
      await drawer.getByRole("button", { name: "Close", exact: true }).last().waitFor();
      await page.keyboard.press("Escape");
      await drawer.waitFor({ state: "detached" });

      await page.getByRole("link", { name: "Back to the list" }).tap();
      await soon(() => rows.first().isVisible()).toBe(true);
      expect(await composer.count()).toBe(0);
    },
  );
});

/** How many pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
