import { describe, expect, inject } from "vitest";
import { journey } from "./fixtures/journey.ts";
import { readProduct } from "./fixtures/product.ts";
import { soon } from "./fixtures/soon.ts";

describe("the running product", () => {
  journey("is ready at every door", async ({ product }) => {
    const { dashboardUrl, gatewayUrl, simulatorUrl, ablyUrl } = product;
    for (const url of [dashboardUrl, gatewayUrl, simulatorUrl, ablyUrl]) {
      const response = await fetch(`${url}/readyz`);
      expect(`${url} ${response.status}`).toBe(`${url} 200`);
    }
  });

  journey(
    "has its worker back after a kill, and sends what was written meanwhile once",
    async ({ openInbox, newCustomer }) => {
      const customer = await newCustomer();
      await customer.write("Are you still there?");
      const { row, bubble, composer, tick } = await openInbox();
      await row(customer.name).click();
      await bubble("Are you still there?").waitFor();
      const workerPid = () => readProduct(inject("dataDir")).pids.worker ?? 0;
      const before = workerPid();
      process.kill(before, "SIGKILL");
      await composer.fill("Always");
      await composer.press("Enter");
      await soon(workerPid, 30_000).not.toBe(before);
      await tick("Read").waitFor();
      const sent = (await customer.messages()).filter(({ direction }) => direction === "out");
      expect(sent).toHaveLength(1);
      expect(await bubble("Always").count()).toBe(1);
    },
  );
});
