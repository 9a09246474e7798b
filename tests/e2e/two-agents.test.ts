import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

describe("two agents in two browsers", () => {
  journey(
    "see the same conversation, answer and ticks, and each their own badge (S3.4, S3.6, D-10)",
    async ({ product, openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      const zoe = await openInbox();
      const emilia = await openInbox({ login: product.demo.owner });
      await write("Who is there?");
      for (const { unread } of [zoe, emilia])
        await soon(() => unread(name).textContent()).toBe("1 unread");

      await zoe.row(name).click();
      await zoe.bubble("Who is there?").waitFor();
      await zoe.unread(name).waitFor({ state: "detached" });
      expect(await emilia.unread(name).textContent()).toBe("1 unread");

      await emilia.row(name).click();
      await emilia.bubble("Who is there?").waitFor();
      await emilia.unread(name).waitFor({ state: "detached" });
      await zoe.composer.fill("Zoe is, and Emilia reads along");
      await zoe.composer.press("Enter");
      await emilia.bubble("Zoe is, and Emilia reads along").waitFor();
      for (const { tick } of [zoe, emilia]) await tick("Read").waitFor();
      const [seenByZoe, seenByEmilia] = await Promise.all(
        [zoe, emilia].map(({ log }) => log.locator("time").count()),
      );
      expect(seenByZoe).toBe(2);
      expect(seenByEmilia).toBe(2);
      await emilia.log.getByText("Zoe Adeyemi").waitFor();
    },
  );
});
