import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";

describe("workspaces", () => {
  journey("of one person are switched from the menu", async ({ product, sql, open }) => {
    const { second, dashboardUrl } = product;
    const tag = randomUUID().slice(0, 8);
    const email = `ines-${tag}@tiles.example`;
    const page = await open(`${dashboardUrl}/signup`);
    await page.getByLabel("Full name").fill("Inês Duarte");
    await page.getByLabel("Email", { exact: true }).fill(email);
    await page.getByLabel("Company").fill(`Duarte Tiles ${tag}`);
    await page.getByLabel("Password", { exact: true }).fill("blue-and-white-tiles");
    await page.getByRole("button", { name: "Create workspace" }).click();
    await page.getByText("No conversations yet").waitFor();
    await sql`
      insert into members (workspace_id, id, user_id, role)
      select w.id, gen_random_uuid(), u.id, 'agent' from workspaces w, users u
      where w.slug = ${second.workspaceSlug} and u.email = ${email}`;
    await page.reload();

    const menu = page.getByRole("button", { name: /^Workspace / });
    await menu.click();
    await page.getByRole("menuitem", { name: /Nordwind Bikes/ }).click();
    await page.waitForURL(`**/app/${second.workspaceSlug}/inbox`);
    const list = page.getByRole("list", { name: "Conversations" });
    await list.getByRole("link", { name: /^Lena Hofmann/ }).waitFor();
    await menu.click();
    await page.getByRole("menuitem", { name: new RegExp(tag) }).click();
    await page.waitForURL(`**/app/duarte-tiles-${tag}/inbox`);
    await page.getByText("No conversations yet").waitFor();
    expect(await list.count()).toBe(0);
  });

  journey(
    "of another team answer like absent ones, conversations too (T-1)",
    async ({ product, sql, open, problems }) => {
      problems.expect(/404 \(Not Found\)/);
      const { demo, second, dashboardUrl } = product;
      const [foreign] = await sql<{ id: string }[]>`
        select c.id from conversations c join workspaces w on w.id = c.workspace_id
        where w.slug = ${second.workspaceSlug} limit 1`;
      const page = await open(`${dashboardUrl}/app/${demo.workspaceSlug}/inbox`, {
        login: demo.agent,
      });
      const visit = async (path: string) => {
        const response = await page.goto(`${dashboardUrl}${path}`);
        await page.getByText("There is nothing here").waitFor();
        return { status: response?.status(), words: await page.locator("main").textContent() };
      };
      const absent = await visit(`/app/${demo.workspaceSlug}/whatsapp/${randomUUID()}`);
      expect(absent.status).toBe(404);
      expect(await visit(`/app/${demo.workspaceSlug}/whatsapp/${foreign?.id}`)).toEqual(absent);
      const nowhere = await visit("/app/no-such-workspace/inbox");
      expect(nowhere.status).toBe(404);
      expect(await visit(`/app/${second.workspaceSlug}/inbox`)).toEqual(nowhere);
    },
  );
});
