import { describe, expect } from "vitest";
import { detailsOn } from "./fixtures/details.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

describe("an automation on a conversation", () => {
  journey(
    "disables the input and says why until Handoff; the bot is resumed and taken over in the panel (S0.3, S0.4, S2.25, S3.22)",
    async ({ openInbox, newCustomer, sql }) => {
      const customer = await newCustomer();
      await customer.write("Where is my parcel?");
      const { page, row, bubble, composer, log } = await openInbox();
      await row(customer.name).waitFor();
      await sql`
        update conversations c set automation = 'running' from contacts p
        where p.workspace_id = c.workspace_id and p.id = c.contact_id
          and p.profile_name = ${customer.name}`;
      await customer.write("Hello?");
      await row(customer.name).filter({ hasText: "Hello?" }).click();
      await bubble("Hello?").waitFor();
      const banner = page.getByRole("status").filter({ hasText: "An automation is answering" });
      await banner.waitFor();
      expect(await composer.isVisible()).toBe(true);
      expect(await composer.isDisabled()).toBe(true);
      await banner.getByRole("button", { name: "Handoff" }).click();
      await banner.waitFor({ state: "detached" });
      await soon(() => composer.isEnabled()).toBe(true);
      await log.getByText("You took over from the automation").waitFor();

      const { panel, tab, button } = detailsOn(page);
      await tab("Automation");
      await panel.getByText("AI Disabled", { exact: true }).waitFor();
      await button("Resume bot").click();
      await panel.getByText("AI Active", { exact: true }).waitFor();
      await soon(() => composer.isDisabled()).toBe(true);
      await button("Take over").click();
      await panel.getByText("AI Disabled", { exact: true }).waitFor();
      await tab("Info");
    },
  );

  journey(
    "that is not there offers neither taking over nor resuming (S3.22)",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Just people here");
      const { page, row } = await openInbox();
      await row(customer.name).click();
      const { panel, tab } = detailsOn(page);
      await tab("Automation");
      const part = panel.getByRole("region", { name: "Automation" });
      await part.getByText("AI Disabled", { exact: true }).waitFor();
      expect(await part.getByRole("button").count()).toBe(0);
      await tab("Info");
    },
  );
});
