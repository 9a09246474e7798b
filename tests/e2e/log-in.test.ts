import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("logging in", () => {
  journey("leads to the inbox, and logging out ends the session", async ({ product, open }) => {
    const { workspaceSlug, owner } = product.demo;
    const page = await open(`${product.dashboardUrl}/login`);
    await takeScreenshot(page, "login");
    await page.getByLabel("Email", { exact: true }).fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.waitForURL(`**/app/${workspaceSlug}/inbox`);
    await page.getByRole("list", { name: "Conversations" }).waitFor();

    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Log out" }).click();
    await page.waitForURL("**/login**");
    await page.goto(`${product.dashboardUrl}/app/${workspaceSlug}/inbox`);
    await page.getByRole("button", { name: "Log in" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/login");
  });

  journey(
    "with a wrong password says so and keeps the email",
    async ({ product, open, problems }) => {
      problems.expect(/401 \(Unauthorized\)/);
      const page = await open(`${product.dashboardUrl}/login`);
      await page.getByLabel("Email", { exact: true }).fill("nobody@luma.example");
      await page.getByLabel("Password", { exact: true }).fill("not-the-password");
      await page.getByRole("button", { name: "Log in" }).click();
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/the email or the password is wrong/);
      expect(await page.getByLabel("Email", { exact: true }).inputValue()).toBe(
        "nobody@luma.example",
      );
      expect(new URL(page.url()).pathname).toBe("/login");
    },
  );
});
