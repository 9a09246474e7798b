import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

describe("a closed conversation", () => {
  journey(
    "takes no text until it is reopened, by hand or by its customer (S2.24, S3.12)",
    async ({ openInbox, newCustomer }) => {
      const { name, write } = await newCustomer();
      await write("All done, thank you!");
      const { page, row, rows, bubble, composer } = await openInbox();
      await row(name).click();
      await bubble("All done, thank you!").waitFor();
      const details = page.getByRole("complementary", { name: "Contact details" });
      await details.getByRole("button", { name: "Close" }).click();
      const banner = page.getByRole("status").filter({ hasText: "This conversation is closed" });
      await banner.waitFor();
      expect(await composer.isDisabled()).toBe(true);
      await row(name).waitFor({ state: "detached" });
      await page.getByLabel("Status", { exact: true }).selectOption("closed");
      await row(name).waitFor();

      await banner.getByRole("button", { name: "Reopen" }).click();
      await banner.waitFor({ state: "detached" });
      await soon(() => composer.isEnabled()).toBe(true);

      await details.getByRole("button", { name: "Close" }).click();
      await banner.waitFor();
      await write("One more question");
      await bubble("One more question").waitFor();
      await banner.waitFor({ state: "detached" });
      await page.getByLabel("Status", { exact: true }).selectOption("open");
      await soon(() => rows.first().textContent()).toMatch(name);
    },
  );
});
