import { describe, expect } from "vitest";
import { detailsOn } from "./fixtures/details.ts";
import { findViolations } from "./fixtures/find-violations.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

describe("deleting a conversation", () => {
  journey(
    "takes a typed word from an owner, and it is gone for everybody at once (S2.26)",
    async ({ product, openInbox, newCustomer, problems, sql }) => {
      problems.expect(/404/);
      const customer = await newCustomer();
      await customer.write("Please forget me");
      const [owner, agent] = await Promise.all([
        openInbox({ login: product.demo.owner }),
        openInbox(),
      ]);
      await Promise.all([owner.row(customer.name).click(), agent.row(customer.name).click()]);
      await agent.bubble("Please forget me").waitFor();
      await detailsOn(owner.page).button("Delete conversation").click();
      const dialog = owner.page.getByRole("dialog", { name: "Delete this conversation?" });
      const confirm = dialog.getByRole("button", { name: "Delete for good" });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel("Type DELETE to confirm").fill("delete");
      expect(await confirm.isDisabled()).toBe(true);
      expect(await findViolations(owner.page, ["dialog[open]"])).toEqual([]);
      await dialog.getByLabel("Type DELETE to confirm").fill("DELETE");
      await confirm.click();
      await owner.row(customer.name).waitFor({ state: "detached" });
      await agent.row(customer.name).waitFor({ state: "detached" });
      await agent.page.getByText("It does not exist, or was removed.").waitFor();
      await soon(async () => {
        const digits = customer.phone.slice(1);
        const [left] = await sql`
          select count(*)::int as bodies from webhook_events
          where position(convert_to(${digits}, 'UTF8') in body) > 0`;
        return left?.bodies;
      }).toBe(0);
    },
  );

  journey("is not offered to an agent (S2.26)", async ({ openInbox, newCustomer }) => {
    const customer = await newCustomer();
    await customer.write("You may keep this");
    const { page, row } = await openInbox();
    await row(customer.name).click();
    const { button } = detailsOn(page);
    await button("Block contact").waitFor();
    expect(await button("Delete conversation").count()).toBe(0);
  });
});
