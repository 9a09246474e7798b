import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("the phones page", () => {
  journey(
    "writes as the customer, and axe finds nothing",
    async ({ product, open, newCustomer }) => {
      const { name, messages } = await newCustomer();
      const page = await open(product.simulatorUrl);
      const phone = page.getByRole("region", { name: `Phone of ${name}` });
      const input = phone.getByLabel(`Message as ${name}`);
      await input.fill("From a pretend phone");
      await input.press("Enter");
      await phone.getByText("From a pretend phone").waitFor();
      expect(await messages()).toHaveLength(1);
      await takeScreenshot(page, "phones-page");
      const parts = ["header", `[aria-label="Phone of ${name}"]`];
      expect(await findViolations(page, parts)).toEqual([]);
      await page.getByRole("button", { name: "Faults & log" }).click();
      await page.getByRole("complementary", { name: "Faults, clock and deliveries" }).waitFor();
      expect(await findViolations(page, ["header", "#console"])).toEqual([]);
    },
  );
});
