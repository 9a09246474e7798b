import { readFileSync } from "node:fs";
import { createSimulator } from "@parley/simulator/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ANA, createSimulatedLine, NUMBER, type SimulatedLine, TWILIO } from "./simulated-line.ts";

const page = readFileSync(new URL("../../../docs/simulator.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/^curl (.+)$/gm)].map(([, args = ""]) => toRequest(args));

const files: Record<string, string> = {
  "@number.json": JSON.stringify(NUMBER),
  "@account.json": JSON.stringify(TWILIO),
};

let line: SimulatedLine;
beforeEach(async () => {
  line = await createSimulatedLine();
});
afterEach(() => line.stop());

test("the page has examples", () => {
  expect(examples.length).toBeGreaterThan(35);
});

test.each(examples)("the documented $method $path $body works", async ({ method, path, body }) => {
  const { json } = await line.control("POST", `${ANA}/messages`, { text: "hello" });
  if (path.endsWith("/fault-1"))
    await line.control("POST", "/control/faults", { kind: "error-500" });
  const payload = files[body ?? ""] ?? body?.replace("wamid.…", json.id);
  const aborter = new AbortController();
  const response = await fetch(`${line.simulator.url}${path.replace("wamid.…", json.id)}`, {
    method,
    signal: aborter.signal,
    ...(payload !== undefined && { body: payload }),
  });
  aborter.abort();
  expect([200, 201, 204]).toContain(response.status);
});

test("the documented configuration is accepted", async () => {
  const blocks = [...page.matchAll(/```json\n([\s\S]+?)```/g)].map(([, text = ""]) => text);
  const config = Object.assign({}, ...blocks.toReversed().map((text) => JSON.parse(text)));
  const simulator = await createSimulator({ config });
  const { numbers } = (await (await fetch(`${simulator.url}/control/numbers`)).json()) as {
    numbers: unknown[];
  };
  expect(numbers).toHaveLength(1);
  await simulator.stop();
});

test("every documented fault can be armed", async () => {
  const kinds = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (?:send|webhook|any|media)/gm)].map(
    ([, kind]) => kind,
  );
  expect(kinds).toHaveLength(25);
  for (const kind of kinds)
    expect((await line.control("POST", "/control/faults", { kind })).status).toBe(201);
});

test("answers of the control API hold no secret", async () => {
  for (const path of [
    "/control/state",
    "/control/numbers",
    "/control/twilio/accounts",
    "/control/twilio/senders",
    `/control/numbers/${NUMBER.phoneNumberId}`,
  ]) {
    const text = JSON.stringify((await line.control("GET", path)).json);
    for (const secret of [
      NUMBER.accessToken,
      NUMBER.appSecret,
      NUMBER.verifyToken,
      TWILIO.authToken,
    ])
      expect(text).not.toContain(secret);
  }
});

test("a request of another host or origin is refused", async () => {
  const response = await fetch(`${line.simulator.url}/control/reset`, {
    method: "POST",
    headers: { Origin: "http://evil.example" },
  });
  expect(response.status).toBe(403);
});

function toRequest(args: string): { method: string; path: string; body: string | undefined } {
  const method = /-X (\w+)/.exec(args)?.[1] ?? "GET";
  const path = (/\$S([^\s"]+)/.exec(args)?.[1] ?? "")
    .replace("$N", NUMBER.phoneNumberId)
    .replace("$A", "16505551234")
    .replace("$K", TWILIO.accountSid)
    .replace("$X", TWILIO.senders[0]?.sid ?? "")
    .replace("$H", TWILIO.contents[0]?.sid ?? "");
  const body = /-d '(.+)'/.exec(args)?.[1] ?? /-d (@\S+)/.exec(args)?.[1];
  return { method, path, body };
}
