import { randomInt } from "node:crypto";
import { describe, expect } from "vitest";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { takeScreenshot } from "./fixtures/take-screenshot.ts";

/** A phone that could be, as people have to type one. */
const newPhone = () => `+49151${randomInt(10_000_000, 100_000_000)}`;

describe("a new conversation", () => {
  journey(
    "is started in its steps with somebody who never wrote (S0.30, S0.31, S0.32, S0.33, S0.34, S0.35, S4.8)",
    async ({ product, openInbox, newCustomer, sql }) => {
      const customer = await newCustomer({ phone: newPhone() });
      const { page, log, tick } = await openInbox();
      await page.getByRole("button", { name: "New conversation" }).click();
      const dialog = page.getByRole("dialog");
      await dialog
        .getByLabel("From")
        .selectOption({ label: "Luma Coffee Roasters (+1 555 010 1042)" });
      await dialog.getByLabel("Phone").fill("12");
      await dialog.getByRole("button", { name: "Continue" }).click();
      await dialog.getByText("Check the digits").waitFor();
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await dialog.getByLabel("Phone").fill(customer.phone.slice(3));
      await dialog.getByLabel("Country").selectOption("DE");
      await dialog.getByRole("button", { name: "Continue" }).click();
      await dialog.getByRole("button", { name: /Appointment reminder/ }).click();
      await dialog.getByLabel("First name in the text").fill("Ana");
      await dialog.getByLabel("Day in the text").fill("Friday");
      const send = dialog.getByRole("button", { name: "Send template" });
      expect(await send.isDisabled()).toBe(true);
      await dialog.getByRole("checkbox", { name: /agreed to get messages/ }).check();
      expect(await findViolations(page, ["dialog"])).toEqual([]);
      await takeScreenshot(page, "new-conversation");
      await send.click();
      await page.waitForURL(/\/whatsapp\/[0-9a-f-]{36}$/);
      await log.getByText("Hello Ana, we expect you on Friday.").waitFor();
      await tick("Read").waitFor();
      const conversationId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const [optIn] = await sql<{ email: string }[]>`
        select u.email from opt_ins o join users u on u.id = o.confirmed_by_user_id
        join conversations c on c.workspace_id = o.workspace_id and c.contact_id = o.contact_id
        where c.id = ${conversationId}`;
      expect(optIn?.email).toBe(product.demo.agent.email);
    },
  );

  journey(
    "with somebody who wrote before opens the thread there is (S0.35)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer({ phone: newPhone() });
      await customer.write("We know each other");
      const { page, row, bubble, log } = await openInbox();
      await row(customer.name).waitFor();
      await page.getByRole("button", { name: "New conversation" }).click();
      const dialog = page.getByRole("dialog");
      await dialog
        .getByLabel("From")
        .selectOption({ label: "Luma Coffee Roasters (+1 555 010 1042)" });
      await dialog.getByLabel("Phone").fill(customer.phone);
      await dialog.getByRole("button", { name: "Continue" }).click();
      await dialog.getByRole("button", { name: /Appointment reminder/ }).click();
      await dialog.getByLabel("First name in the text").fill("Ana");
      await dialog.getByLabel("Day in the text").fill("Monday");
      await dialog.getByRole("checkbox").check();
      await dialog.getByRole("button", { name: "Send template" }).click();
      await bubble("We know each other").waitFor();
      await log.getByText("we expect you on Monday").waitFor();
      expect(await row(customer.name).count()).toBe(1);
    },
  );
});
