import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { choosePorts } from "./index.ts";

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

function occupy(): Promise<number> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
  );
}

test("0 becomes a free port, another for each", async () => {
  const ports = await choosePorts({ A: 0, B: 0, C: 0 });
  expect(new Set(Object.values(ports)).size).toBe(3);
  expect(Object.values(ports).every((port) => port > 1023)).toBe(true);
});

test("a chosen port is free again for the program that wants it", async () => {
  const { A } = await choosePorts({ A: 0 });
  expect(await choosePorts({ A })).toEqual({ A });
});

test("a busy port is one sentence with its number and its variable", async () => {
  const port = await occupy();
  await expect(choosePorts({ PORT_GATEWAY: port, PORT_ABLY: 0 })).rejects.toThrow(
    `unable to start; port ${port} is in use: stop the program that uses it, or set PORT_GATEWAY to another port`,
  );
});

test("one port for two programs is refused", async () => {
  await expect(choosePorts({ PORT_A: 3999, PORT_B: 3999 })).rejects.toThrow(
    "unable to start; PORT_A and PORT_B are both 3999: change one",
  );
});
