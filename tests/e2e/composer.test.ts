import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("the composer", () => {
  journey(
    "offers published Flows only, and the chosen one arrives as it was previewed (S0.28, S0.29)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Can I book a table?");
      const { page, row, bubble, attach, tick } = await openInbox();
      await row(customer.name).click();
      await bubble("Can I book a table?").waitFor();
      await attach("Flow");
      const dialog = page.getByRole("dialog");
      const flows = dialog.getByRole("combobox", { name: "Flow" });
      const draft = flows.locator("option", { hasText: "Order for an event" });
      await draft.waitFor({ state: "attached" });
      expect(await draft.isDisabled()).toBe(true);
      await flows.selectOption({ label: "Book an appointment" });
      await dialog.getByLabel("Body").fill("Choose a time");
      await dialog.getByLabel("Button text").fill("Book now");
      await dialog.getByRole("region", { name: "Preview" }).getByText("Book now").waitFor();
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await dialog.getByRole("button", { name: "Send message" }).click();
      await tick("Read").waitFor();
      const [arrived] = await customer.sent();
      expect(arrived).toMatchObject({
        type: "interactive",
        body: { interactive: { type: "flow", body: { text: "Choose a time" } } },
      });
    },
  );

  journey(
    "asks for a location, its limit said while one types",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Can you deliver?");
      const { page, row, bubble, attach, tick } = await openInbox();
      await row(customer.name).click();
      await bubble("Can you deliver?").waitFor();
      await attach("Ask for a location");
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Question").fill("x".repeat(1025));
      await dialog.getByText(/at most 1,024 characters/).waitFor();
      await dialog.getByLabel("Question").fill("Where shall we bring it?");
      await dialog.getByRole("button", { name: "Send message" }).click();
      await tick("Read").waitFor();
      const [arrived] = await customer.sent();
      expect(arrived).toMatchObject({
        body: { interactive: { type: "location_request_message" } },
      });
    },
  );

  journey(
    "puts emojis at the caret and marks around the selection (S0.5, S4.26)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("How is it?");
      const { page, row, bubble, composer, log } = await openInbox();
      await row(customer.name).click();
      await bubble("How is it?").waitFor();
      await composer.pressSequentially("so good");
      await composer.press("Shift+Control+ArrowLeft");
      await composer.press("Control+b");
      expect(await composer.inputValue()).toBe("so *good*");
      await composer.press("End");
      await page.getByRole("button", { name: "Emojis" }).click();
      await page.getByLabel("Search emojis").fill("hot beverage");
      const picker = page.getByRole("region", { name: "Emojis" });
      expect(await findViolations(page, ["main"])).toEqual([]);
      await picker.getByRole("button", { name: "hot beverage" }).click();
      await page.keyboard.press("Escape");
      expect(await composer.inputValue()).toBe("so *good*☕️");
      await composer.press("Enter");
      await log.getByText("good", { exact: true }).waitFor();
    },
  );

  journey(
    "keeps quick replies, finds them by / and fills their variables",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Where is my order?");
      const { page, row, bubble, composer } = await openInbox();
      await row(customer.name).click();
      await bubble("Where is my order?").waitFor();
      const word = `look${customer.phone.slice(-6)}`;
      await composer.pressSequentially("/");
      await page.getByRole("button", { name: "Manage quick replies" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "New quick reply" }).click();
      await dialog.getByLabel("Shortcut").fill(word);
      await dialog.getByLabel("Text").fill("Hi {{contact.first_name}}, I look for it.");
      expect(await dialog.getByRole("checkbox", { name: /Shared/ }).count()).toBe(0);
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await dialog.getByRole("button", { name: "Save" }).click();
      await dialog.getByText(`/${word}`).waitFor();
      await page.keyboard.press("Escape");
      await composer.fill("");
      await composer.pressSequentially(`/${word.slice(0, 9)}`);
      const option = page.getByRole("option", { name: `/${word}` });
      await option.waitFor();
      expect(await findViolations(page, ["main"])).toEqual([]);
      await takeScreenshot(page, "quick-reply");
      await composer.press("Enter");
      await soon(() => composer.inputValue()).toBe(
        `Hi ${customer.name.split(" ", 1).join("")}, I look for it.`,
      );
    },
  );

  journey(
    "keeps chosen files when one leaves the thread and comes back (S0.8)",
    async ({ openInbox, newCustomer }) => {
      const [first, second] = [await newCustomer(), await newCustomer()];
      await first.write("Send me the menu");
      await second.write("Hello there");
      const { page, row, bubble, attach } = await openInbox();
      await row(first.name).click();
      await bubble("Send me the menu").waitFor();
      const chosen = page.waitForEvent("filechooser");
      await attach("Document");
      const menu = { name: "menu.txt", mimeType: "text/plain", buffer: Buffer.from("Soup") };
      await (await chosen).setFiles(menu);
      const tray = page.getByRole("list", { name: "Files to send" });
      await tray.getByLabel("Caption of menu.txt").fill("Today's");
      await row(second.name).click();
      await bubble("Hello there").waitFor();
      expect(await tray.count()).toBe(0);
      await row(first.name).click();
      await soon(() => tray.getByLabel("Caption of menu.txt").inputValue()).toBe("Today's");
    },
  );

  journey(
    "asks before it sends when the customer wrote meanwhile, and sends anyway",
    async ({ openInbox, newCustomer, problems }) => {
      problems.expect(/status of 409 .*messages\.send/);
      const customer = await newCustomer();
      await customer.write("Please cancel");
      const { page, row, bubble, composer, tick } = await openInbox();
      await row(customer.name).click();
      await bubble("Please cancel").waitFor();
      // What the page hears of changes is held back: it has not seen what the server has.
      await page.route(/messages\.changes/, (route) => route.abort());
      problems.expect(/messages\.changes|Failed to load resource/);
      await composer.fill("Cancelled!");
      await customer.write("No wait, keep it");
      await row(customer.name).getByText("No wait, keep it").waitFor();
      await composer.press("Enter");
      await page.getByText("The customer wrote meanwhile").waitFor();
      expect(await customer.sent()).toEqual([]);
      await page.unroute(/messages\.changes/);
      await page.getByRole("button", { name: "Send anyway" }).click();
      await tick("Read").waitFor();
      expect((await customer.sent()).map(({ type }) => type)).toEqual(["text"]);
    },
  );

  journey(
    "records a voice message that can be paused and heard before it goes (S0.14)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Call me");
      const { page, row, bubble, tick } = await openInbox({ permissions: ["microphone"] });
      await row(customer.name).click();
      await bubble("Call me").waitFor();
      await page.getByRole("button", { name: "Record a voice message" }).click();
      const recorder = page.getByRole("region", { name: "Voice message" });
      await recorder.getByText("Recording").waitFor();
      await soon(() => recorder.getByRole("timer").textContent()).not.toBe("0:00");
      await recorder.getByRole("button", { name: "Pause and listen" }).click();
      await recorder.getByRole("button", { name: "Play recording" }).click();
      expect(await findViolations(page, ["main"])).toEqual([]);
      await recorder.getByRole("button", { name: "Record on" }).click();
      await recorder.getByText("Recording").waitFor();
      await recorder.getByRole("button", { name: "Send voice message" }).click();
      await tick("Read").waitFor();
      const [arrived] = await customer.sent();
      expect(arrived).toMatchObject({ type: "audio" });
    },
  );

  journey(
    "schedules a message that waits above the composer until it is called off",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Remind me later");
      const { page, row, bubble, composer, attach } = await openInbox();
      await row(customer.name).click();
      await bubble("Remind me later").waitFor();
      await composer.fill("Here is your reminder");
      await attach("Schedule a message");
      const dialog = page.getByRole("dialog");
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
      const waiting = page.getByRole("list", { name: "Scheduled messages" });
      await waiting.getByText("Here is your reminder").waitFor();
      expect(await composer.inputValue()).toBe("");
      await page.getByRole("button", { name: "Call off this message" }).click();
      await waiting.waitFor({ state: "detached" });
    },
  );
});
