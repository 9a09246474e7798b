import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { recordTicks } from "./fixtures/record-ticks.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

const question = "Hi! Is the *Guji* back in stock?";
const answer = "Yes, since this morning!";
const offer = "Shall I put 250 g aside?";

describe("a conversation", () => {
  journey(
    "arrives live from the phone, is answered, and is read there (S3.4, S4.18)",
    async ({ product, open, openInbox, newCustomer }) => {
      const customer = await newCustomer({ online: true, chatOpen: false });
      const { name } = customer;
      const phones = await open(product.simulatorUrl);
      const phone = phones.getByRole("region", { name: `Phone of ${name}` });
      await phone.waitFor();
      const { page, rows, row, unread, bubble, composer, log } = await openInbox();
      const loadedAt = await page.evaluate(() => performance.timeOrigin);

      await phone.getByLabel(`Message as ${name}`).fill(question);
      await phone.getByRole("button", { name: `Send as ${name}` }).click();
      await soon(() => rows.first().textContent()).toMatch(name);
      expect(await unread(name).textContent()).toBe("1 unread");
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);

      await row(name).click();
      await bubble("Is the Guji back in stock?").waitFor();
      await unread(name).waitFor({ state: "detached" });

      await customer.set({ online: false });
      const ticks = await recordTicks(page);
      await composer.pressSequentially(answer);
      await composer.press("Shift+Enter");
      await composer.pressSequentially(offer);
      const released = Promise.withResolvers<void>();
      await page.route(/\/trpc\/messages\.send/, async (route) => {
        await released.promise;
        await route.continue();
      });
      await composer.press("Enter");
      await bubble(answer).waitFor();
      expect(await ticks()).toEqual(["Queued"]);
      expect(await composer.inputValue()).toBe("");
      released.resolve();
      await soon(ticks).toEqual(["Queued", "Sent"]);
      await customer.set({ online: true });
      await soon(ticks).toEqual(["Queued", "Sent", "Delivered"]);
      await customer.read();
      await soon(ticks).toEqual(["Queued", "Sent", "Delivered", "Read"]);

      await phone.getByText(offer).waitFor();
      expect(await log.getByRole("img", { name: "Read", exact: true }).isVisible()).toBe(true);
      expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
      await takeScreenshot(page, "thread");
    },
  );

  journey(
    "moves to the top of the list when its customer writes again (S3.4)",
    async ({ openInbox, newCustomer }) => {
      const [early, late] = [await newCustomer(), await newCustomer()];
      const now = Date.now();
      await early.write("First of two", new Date(now - 20_000));
      await late.write("Second of two", new Date(now - 10_000));
      const { rows, unread } = await openInbox();
      await soon(() => rows.first().textContent()).toMatch(late.name);
      await early.write("And again");
      await soon(() => rows.first().textContent()).toMatch(early.name);
      expect(await unread(early.name).textContent()).toBe("2 unread");
    },
  );
});
