import { describe, expect } from "vitest";
import type { Customer } from "./fixtures/customers.ts";
import { findViolations } from "./fixtures/find-violations.ts";
import type { Inbox } from "./fixtures/inbox.ts";
import { journey } from "./fixtures/journey.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

const seesAPlace = ({ log }: Inbox) => log.getByRole("link", { name: "Open map" }).waitFor();
const seesAFile = ({ log }: Inbox) =>
  log.getByRole("link", { name: /PDF · \d.*Download/ }).waitFor();
const hearsSpeech = ({ log }: Inbox) =>
  log.getByRole("button", { name: /^Play/ }).first().waitFor();

/** Sends one type after the other and looks at each before the next one comes. */
async function showEach(
  { share, write }: Customer,
  inbox: Inbox,
  types: readonly [body: object, isShown: (inbox: Inbox) => Promise<void>][],
): Promise<void> {
  await write("Here it comes");
  await inbox.bubble("Here it comes").waitFor();
  for (const [body, isShown] of types) {
    await share(body);
    await isShown(inbox);
  }
}

describe("every inbound type is shown", () => {
  journey("as it came through Meta (S0.14)", async ({ openInbox, newCustomer }) => {
    const customer = await newCustomer();
    await customer.write("First of all");
    const inbox = await openInbox({ viewport: { width: 1440, height: 2400 } });
    const { page, row, log, bubble } = inbox;
    await row(customer.name).click();
    await showEach(customer, inbox, [
      [
        { type: "image", image: { caption: "Look at *this*" } },
        () => log.getByRole("button", { name: "Open image: Look at *this*" }).waitFor(),
      ],
      [{ type: "video" }, () => log.getByLabel("Video", { exact: true }).waitFor()],
      [{ type: "voice" }, hearsSpeech],
      [{ type: "document" }, seesAFile],
      [{ type: "sticker" }, () => log.getByRole("img", { name: "Sticker" }).waitFor()],
      [{ type: "location" }, seesAPlace],
      [{ type: "contacts" }, () => bubble("Bo Li").waitFor()],
      [{ type: "button" }, () => bubble("Yes").waitFor()],
      [
        { type: "interactive", interactive: { type: "list_reply" } },
        () => bubble("Express").waitFor(),
      ],
      [
        { type: "interactive", interactive: { type: "nfm_reply" } },
        () => bubble("Filled form").waitFor(),
      ],
      [{ type: "order" }, () => bubble("sku-1").waitFor()],
      [{ text: "I saw your ad", referral: {} }, () => bubble("From an ad").waitFor()],
      [{ text: "Pass it on", forwarded: "often" }, () => bubble("Forwarded many times").waitFor()],
      [{ type: "unsupported" }, () => bubble("Poll").waitFor()],
    ]);
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, "inbound-meta");
  });

  journey("as it came through Twilio (S0.14)", async ({ openInbox, newTwilioCustomer }) => {
    const customer = await newTwilioCustomer();
    await customer.write("First of all");
    const inbox = await openInbox({ viewport: { width: 1440, height: 2400 } });
    const { page, row, log, bubble } = inbox;
    await row(customer.name).click();
    await showEach(customer, inbox, [
      [
        { type: "image", image: { caption: "Look at *this*" } },
        () => log.getByRole("button", { name: "Open image: Look at *this*" }).waitFor(),
      ],
      [{ type: "video" }, () => log.getByLabel("Video", { exact: true }).waitFor()],
      [{ type: "voice" }, hearsSpeech],
      [{ type: "document" }, seesAFile],
      [{ type: "sticker" }, () => log.getByRole("img", { name: "Sticker" }).waitFor()],
      [{ type: "location" }, seesAPlace],
      [{ type: "contacts" }, () => bubble("Bo Li").waitFor()],
      [{ type: "button" }, () => bubble("Yes").waitFor()],
      [
        { type: "interactive", interactive: { type: "list_reply" } },
        () => bubble("Express").waitFor(),
      ],
      [
        { type: "interactive", interactive: { type: "nfm_reply" } },
        () => bubble("Filled form").waitFor(),
      ],
      [{ type: "unsupported" }, () => bubble("Unsupported message").waitFor()],
    ]);
    expect(await findViolations(page)).toEqual([]);
    await takeScreenshot(page, "inbound-twilio");
  });
});
