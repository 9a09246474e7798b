import type { BrowserContext } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

type Told = { tones: number; asked: number; notices: { title: string; body: string }[] };

describe("a message where nobody looks", () => {
  journey(
    "sounds and is told by the browser, one that is being read is silent (S3.25)",
    async ({ openInbox, newCustomer }) => {
      const [viewed, other] = [await newCustomer(), await newCustomer()];
      await viewed.write("I am on screen");
      await other.write("I am elsewhere");
      const { page, row, bubble, unread } = await openInbox({ prepare: listenIn });
      const told = () => page.evaluate(() => (window as unknown as { told: Told }).told);
      await row(viewed.name).click();
      await bubble("I am on screen").waitFor();
      expect(await told()).toMatchObject({ tones: 0, asked: 0 });

      await viewed.write("Still on screen");
      await bubble("Still on screen").waitFor();
      expect((await told()).tones).toBe(0);
      await other.write("Somebody there?");
      await unread(other.name).waitFor();
      await soon(async () => (await told()).tones).toBeGreaterThan(0);
      expect((await told()).notices).toEqual([]);

      await page.getByRole("button", { name: /^Account of/ }).click();
      await page.getByRole("menuitemcheckbox", { name: "Browser notifications" }).click();
      await soon(async () => (await told()).asked).toBe(1);
      await page.getByRole("menuitemradio", { name: "Off" }).click();
      await takeScreenshot(page, "alerts-menu");
      await page.keyboard.press("Escape");
      const before = (await told()).tones;
      await page.evaluate(hide);
      await viewed.write("My secret number is 42");
      await soon(async () => (await told()).notices.length).toBe(1);
      const after = await told();
      expect(after.notices[0]?.title).toBe(viewed.name);
      expect(after.notices[0]?.body).not.toContain("secret");
      expect(after.tones).toBe(before);
      await soon(() => page.title()).toMatch(/^\(\d+\) /);
    },
  );
});

/** Counts tones and notices at the browser's edge: nothing sounds and nothing pops up in a test. */
async function listenIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const told: Told = { tones: 0, asked: 0, notices: [] };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      told.tones += 1;
      return start.apply(this, when);
    };
    class FakeNotification {
      static permission = "default";
      static async requestPermission() {
        told.asked += 1;
        FakeNotification.permission = "granted";
      }
      onclick = null;
      constructor(title: string, { body }: { body: string }) {
        told.notices.push({ title, body });
      }
    }
    Object.assign(window, { told, Notification: FakeNotification });
  });
}

function hide(): void {
  Object.defineProperty(document, "visibilityState", { get: () => "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}
