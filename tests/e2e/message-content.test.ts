import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";

describe("what a message shows", () => {
  journey(
    "is WhatsApp's formatting, and links that cannot reach back (S4.26)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write(
        "*bold* _slanted_ ~gone~ `code` https://parley.example/menu\n- one\n- two\n<b>raw</b>",
      );
      const { row, log, bubble } = await openInbox();
      await row(name).click();
      await bubble("bold").waitFor();
      for (const [selector, words] of [
        ["strong", "bold"],
        ["em", "slanted"],
        ["s", "gone"],
        ["code", "code"],
      ] as const)
        expect(await log.locator(selector).textContent()).toBe(words);
      const link = log.getByRole("link", { name: "https://parley.example/menu" });
      expect(await link.getAttribute("rel")).toMatch("noopener");
      expect(await log.getByRole("listitem").count()).toBe(2);
      expect(await bubble("<b>raw</b>").isVisible()).toBe(true);
    },
  );

  journey("are reactions, which come and go (S0.16)", async ({ openInbox, newCustomer }) => {
    const customer = await newCustomer();
    const theirs = await customer.write("Do you like cardamom?");
    const { row, log, bubble, composer, tick } = await openInbox();
    await row(customer.name).click();
    await bubble("Do you like cardamom?").waitFor();
    await composer.fill("Very much");
    await composer.press("Enter");
    await tick("Read").waitFor();
    const ours = (await customer.messages()).find(({ direction }) => direction === "out");
    const badge = log.getByRole("img", { name: "Reactions: 👍 from the customer" });
    await customer.react(ours?.id ?? theirs, "👍");
    await badge.waitFor();
    await customer.react(ours?.id ?? theirs, "");
    await badge.waitFor({ state: "detached" });
    expect(await bubble("Very much").isVisible()).toBe(true);
  });

  journey(
    "is the name of a type that cannot be shown (G.1.2)",
    async ({ openInbox, newCustomer }) => {
      const { name, write, share } = await newCustomer();
      await write("Here it comes");
      const { row, bubble } = await openInbox();
      await row(name).click();
      await bubble("Here it comes").waitFor();
      await share({ type: "unsupported" });
      await bubble("Poll").waitFor();
      await row(name).getByText("Poll").waitFor();
    },
  );
});
