import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ACCOUNT,
  createSimulatedAccount,
  FROM,
  MESSAGES,
  SENDER,
  type SimulatedAccount,
  TO,
  TOKEN,
} from "./simulated-account.ts";

let line: SimulatedAccount;
beforeEach(async () => {
  line = await createSimulatedAccount();
  await line.write({ text: "hello" });
});
afterEach(() => line.stop());

const arm = (fault: Record<string, unknown>) =>
  line.control("POST", "/control/faults", { phoneNumberId: SENDER, ...fault });
const ledger = async () => (await line.control("GET", "/control/ledger")).json.ledger;

test("accept then timeout: recorded and told, never answered (F-31)", async () => {
  await arm({ kind: "accept-then-timeout" });
  const request = fetch(`${line.simulator.url}${MESSAGES}`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString("base64")}` },
    body: new URLSearchParams({ From: FROM, To: TO, Body: "x" }),
    signal: AbortSignal.timeout(150),
  });
  await expect(request).rejects.toThrow(/timeout/);
  await line.idle();
  expect(await ledger()).toMatchObject([{ fault: "accept-then-timeout" }]);
  expect(line.receiver.statuses()).toEqual(["sent", "delivered", "read"]);
});

test("accept then reset is recorded, reset before is not (F-31, F-32)", async () => {
  await arm({ kind: "reset-before-body" });
  await expect(line.send({ Body: "x" })).rejects.toThrow(/fetch failed/);
  expect(await ledger()).toEqual([]);
  await arm({ kind: "accept-then-reset" });
  await expect(line.send({ Body: "x" })).rejects.toThrow(/fetch failed/);
  expect(await ledger()).toHaveLength(1);
});

test.each([
  [{ kind: "error-500" }, 500, 20500],
  [{ kind: "rate-limit", retryAfterSeconds: 7 }, 429, 20429],
  [{ kind: "twilio-refuse", code: 21611 }, 400, 21611],
  [{ kind: "twilio-refuse", code: 20503, httpStatus: 503 }, 503, 20503],
])("%j refuses with nothing recorded, once (F-33)", async (fault, status, code) => {
  await arm(fault);
  const answer = await line.send({ Body: "x" });
  expect([answer.status, answer.json.code]).toEqual([status, code]);
  expect(answer.headers.get("retry-after")).toBe(status === 429 ? "7" : null);
  expect(await ledger()).toEqual([]);
  expect((await line.send({ Body: "x" })).status).toBe(201);
});

test("a bad gateway answers with a page (F-31)", async () => {
  await arm({ kind: "bad-gateway" });
  const { status, headers } = await line.send({ Body: "x" });
  expect([status, headers.get("content-type")]).toEqual([502, "text/html"]);
});

test.each([
  [{ kind: "pair-rate-limit" }, "failed", "63018"],
  [{ kind: "twilio-fail", code: 63049 }, "undelivered", "63049"],
  [{ kind: "twilio-fail", code: 63001, status: "failed" }, "failed", "63001"],
])("%j is taken and told %s with %s", async (fault, status, code) => {
  await arm(fault);
  expect((await line.send({ Body: "x" })).status).toBe(201);
  await line.idle();
  expect(line.receiver.statuses()).toEqual([status]);
  expect(line.receiver.at("/status")[0]?.form.get("ErrorCode")).toBe(code);
});

test("the first status can come before the answer (7.3)", async () => {
  await arm({ kind: "status-before-response", delayMs: 0 });
  const { json } = await line.send({ Body: "x" });
  expect(line.receiver.at("/status")[0]?.form.get("MessageSid")).toBe(json.sid);
});

test("statuses come twice, or latest first (7)", async () => {
  await arm({ kind: "duplicate-statuses" });
  await line.send({ Body: "x" });
  await line.idle();
  expect(line.receiver.statuses()).toEqual([
    "sent",
    "sent",
    "delivered",
    "delivered",
    "read",
    "read",
  ]);
  line.receiver.received.length = 0;
  await arm({ kind: "reordered-statuses" });
  await line.send({ Body: "x" });
  await line.idle();
  expect(line.receiver.statuses()).toEqual(["read", "delivered", "sent"]);
});

test("webhooks come twice or late", async () => {
  line.receiver.received.length = 0;
  await arm({ kind: "duplicate-webhooks" });
  const { id } = await line.write({ text: "twice" });
  expect(line.receiver.at("/inbound").map(({ form }) => form.get("MessageSid"))).toEqual([id, id]);
  await arm({ kind: "delay-webhooks", delayMs: 30 });
  await line.write({ text: "late" });
  expect(line.receiver.at("/inbound")).toHaveLength(3);
});

test("a refused request does not use up a fault", async () => {
  await arm({ kind: "error-500" });
  expect((await line.send({ Body: "" })).json.code).toBe(21619);
  expect((await line.send({ Body: "x" })).status).toBe(500);
});
