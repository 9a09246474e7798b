import { describe, expect } from "vitest";
import { holdSockets } from "./fixtures/hold-sockets.ts";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

const words = ["one", "two", "three", "four"].map((number) => `While you were away: ${number}`);

describe("a lost connection", () => {
  journey(
    "leaves no gap: what came meanwhile shows once, in order, as the database has it (S3.4)",
    async ({ product, sql, openInbox, newCustomer, problems }) => {
      // The SDK may tell the console that the server has forgotten its connection.
      problems.allow(/code=80008/);
      const { name, write } = await newCustomer();
      await write("Before the outage");
      const sockets = holdSockets(product.ablyUrl);
      const { page, row, bubble, log } = await openInbox({ prepare: sockets.install });
      await row(name).click();
      await bubble("Before the outage").waitFor();

      await sockets.cut();
      await soon(countOnline).toBe(0);
      for (const word of words.slice(0, 2)) await write(word);
      await soon(() => storedTexts()).toHaveLength(3);
      expect(await bubble("While you were away").count()).toBe(0);
      sockets.restore();
      await bubble(words[1] ?? "").waitFor();
      await soon(countOnline).toBe(1);

      await sockets.cut();
      await soon(countOnline).toBe(0);
      await fetch(`${product.ablyUrl}/control/restart`, { method: "POST" });
      for (const word of words.slice(2)) await write(word);
      sockets.restore();
      await bubble(words[3] ?? "").waitFor();
      await page.getByRole("img", { name: "Connected" }).first().waitFor();
      const shown = await log.getByText(/Before the outage|While you were away/).allTextContents();
      expect(shown.map((text) => text.replace(`${name}: `, "").trim())).toEqual(
        await storedTexts(),
      );

      async function countOnline(): Promise<number> {
        const response = await fetch(`${product.ablyUrl}/control/connections`);
        const connections = (await response.json()) as { isOnline: boolean }[];
        return connections.filter(({ isOnline }) => isOnline).length;
      }
      async function storedTexts(): Promise<string[]> {
        const rows = await sql<{ text: string }[]>`
          select m.content ->> 'text' as text
          from messages m
          join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
          join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
          where k.profile_name = ${name}
          order by m.provider_at, m.position, m.sequence`;
        return rows.map(({ text }) => text);
      }
    },
  );
});
