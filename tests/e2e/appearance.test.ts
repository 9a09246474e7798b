import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("the appearance", () => {
  journey(
    "follows the system until the agent chooses, and then stays",
    async ({ product, openInbox }) => {
      const { page, row, bubble } = await openInbox({
        workspace: product.second,
      });
      await row("Lena Hofmann").click();
      await bubble("reicht auch 17:30").waitFor();
      const light = await brightness(page);
      await takeScreenshot(page, "inbox-light");
      await page.emulateMedia({ colorScheme: "dark" });
      await soon(() => brightness(page)).toBeLessThan(light / 3);
      await takeScreenshot(page, "inbox-dark");

      await page.emulateMedia({ colorScheme: "light" });
      await soon(() => brightness(page)).toBe(light);
      await page.getByRole("button", { name: /^Account of/ }).click();
      const saved = page.waitForResponse(/\/theme/);
      await page.getByRole("menuitemradio", { name: "Dark" }).click();
      await saved;
      await soon(() => brightness(page)).toBeLessThan(light / 3);
      await takeScreenshot(page, "account-menu-dark");
      await page.keyboard.press("Escape");
      await page.reload();
      await bubble("reicht auch 17:30").waitFor();
      expect(await brightness(page)).toBeLessThan(light / 3);
    },
  );
});

/** How bright the page's background is: 0 is black, 1 white. */
function brightness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    if (canvas === null) throw new Error("no canvas");
    canvas.fillStyle = getComputedStyle(
      document.querySelector("main") ?? document.body,
    ).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / (3 * 255);
  });
}
