import { describe, expect } from "vitest";
import { countWords } from "./fixtures/count-words.ts";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("shortcuts", () => {
  journey(
    "move through the list, answer and close without a mouse, and never act while one writes (S2.24)",
    async ({ openInbox, newCustomer }) => {
      const [older, newer] = [await newCustomer(), await newCustomer()];
      await older.write("I was first");
      await newer.write("I was second");
      const { page, row, bubble, composer, tick } = await openInbox();
      await row(newer.name).waitFor();
      const { keyboard } = page;
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
      await row(newer.name).focus();
      await keyboard.press("j");
      await soon(focused).toContain(older.name);
      await keyboard.press("k");
      expect(await focused()).toContain(newer.name);
      await keyboard.press("j");
      await keyboard.press("Enter");
      await bubble("I was first").waitFor();
      await row(older.name).focus();
      await keyboard.press("r");
      await keyboard.type("je k? e/a");
      expect(await composer.inputValue()).toBe("je k? e/a");
      await keyboard.press("Enter");
      await tick("Read").waitFor();
      await row(older.name).focus();
      await keyboard.press("e");
      await page.getByRole("button", { name: "Reopen" }).first().waitFor();

      await keyboard.press("?");
      const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await help.getByText("Command palette").waitFor();
      await takeScreenshot(page, "shortcuts");
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await help.getByRole("checkbox", { name: /Shortcuts of a single key/ }).uncheck();
      await keyboard.press("Escape");
      await help.waitFor({ state: "detached" });
      await keyboard.press("/");
      await keyboard.press("Control+k");
      await page.getByRole("dialog", { name: "Command palette" }).waitFor();
      const field = page.getByRole("textbox", { name: "Search people and messages" });
      expect(await field.inputValue()).toBe("");
    },
  );

  journey(
    "the palette finds a conversation and an action",
    async ({ sql, openInbox, newCustomer }) => {
      const { name, phone, write } = await newCustomer();
      await write("Open me");
      await soon(() => countWords(sql, phone.slice(1))).toBeGreaterThan(0);
      const { page, row, bubble } = await openInbox();
      await row(name).waitFor();
      await page.keyboard.press("Control+k");
      const palette = page.getByRole("dialog", { name: "Command palette" });
      const input = palette.getByRole("combobox");
      const option = palette.getByRole("option", { name });
      await input.fill(phone.slice(-6));
      await option.waitFor();
      await takeScreenshot(page, "palette");
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await option.click();
      await bubble("Open me").waitFor();
      await page.keyboard.press("Control+k");
      await palette.waitFor();
      await page.keyboard.type("close the");
      await palette.getByRole("option", { name: /Close the conversation/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Reopen" }).first().waitFor();
    },
  );
});
