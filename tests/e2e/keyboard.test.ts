import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

const mostStops = 25;

describe("the keyboard alone", () => {
  journey(
    "finds a conversation, answers it and looks at the contact (S0.5, S0.6)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("No mouse today");
      const { page, rows, bubble, composer, log, tick } = await openInbox({
        viewport: { width: 1100, height: 800 },
      });
      await soon(() => rows.first().textContent()).toMatch(name);
      const { keyboard } = page;
      await keyboard.press("Tab");
      expect(await nameOfFocus(page)).toBe("Skip to the content");
      await keyboard.press("Enter");
      await pressUntil(page, "Tab", new RegExp(name));
      await keyboard.press("End");
      await soon(() => nameOfFocus(page)).not.toMatch(name);
      await keyboard.press("Home");
      await soon(() => nameOfFocus(page)).toMatch(name);
      await keyboard.press("Enter");
      await bubble("No mouse today").waitFor();
      await soon(() => nameOfFocus(page)).toBe("Message");

      await keyboard.type("One line");
      await keyboard.press("Shift+Enter");
      await keyboard.type("and another");
      expect(await composer.inputValue()).toBe("One line\nand another");
      await keyboard.press("Enter");
      await tick("Read").waitFor();
      expect(await log.getByText("One line").locator("br").count()).toBe(1);

      await pressUntil(page, "Shift+Tab", /^Contact details$/);
      await keyboard.press("Enter");
      const drawer = page.getByRole("dialog", { name: "Contact details" });
      await drawer.waitFor();
      await keyboard.press("Escape");
      await drawer.waitFor({ state: "detached" });
      await soon(() => nameOfFocus(page)).toBe("Contact details");
    },
  );
});

function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
  });
}

async function pressUntil(page: Page, key: string, name: RegExp): Promise<void> {
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press(key);
    if (name.test(await nameOfFocus(page))) return;
  }
  throw new Error(`${name} is not reached within ${mostStops} presses of ${key}`);
}
