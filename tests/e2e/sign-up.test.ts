import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

describe("signing up", () => {
  journey("leads into the empty inbox of a new workspace", async ({ product, open }) => {
    const tag = randomUUID().slice(0, 8);
    const page = await open(`${product.dashboardUrl}/signup`);
    await page.getByLabel("Full name").fill("Grete Lindholm");
    await page.getByLabel("Email", { exact: true }).fill(`grete-${tag}@lindholm.example`);
    await page.getByLabel("Company").fill(`Lindholm Flowers ${tag}`);
    await page.getByLabel("Password", { exact: true }).fill("tulips-and-peonies");
    expect(await page.getByLabel("Workspace URL").inputValue()).toBe(`lindholm-flowers-${tag}`);
    await takeScreenshot(page, "signup");
    await page.getByRole("button", { name: "Create workspace" }).click();
    await page.waitForURL(`**/app/lindholm-flowers-${tag}/inbox`);
    await page.getByText("No conversations yet").waitFor();
    await page.getByRole("img", { name: "Connected" }).waitFor();
    await takeScreenshot(page, "inbox-empty");
  });

  journey("names every field that is missing", async ({ product, open, problems }) => {
    problems.expect(/400 \(Bad Request\)/);
    const page = await open(`${product.dashboardUrl}/signup`);
    await page.getByRole("button", { name: "Create workspace" }).click();
    await page.getByRole("alert").waitFor();
    const named = await page.getByRole("alert").getByRole("link").allTextContents();
    expect(named).toEqual(["Full name", "Email", "Company", "Workspace URL", "Password"]);
  });
});
