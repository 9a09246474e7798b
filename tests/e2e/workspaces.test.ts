import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";

describe("workspaces", () => {
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
        return { status: response?.status(), words: await page.locator("body").innerText() };
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
