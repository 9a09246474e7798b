import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ANA,
  CUSTOMER,
  createSimulatedLine,
  NUMBER,
  type SimulatedLine,
} from "./simulated-line.ts";

let line: SimulatedLine;
beforeEach(async () => {
  line = await createSimulatedLine();
  await line.control("POST", `${ANA}/messages`, { text: "hello" });
  await line.idle();
});
afterEach(() => line.stop());

const arm = (fault: Record<string, unknown>) => line.control("POST", "/control/faults", fault);
const ledger = async () => (await line.control("GET", "/control/ledger")).json.ledger;
const statuses = () => line.receiver.statuses().map(({ status }) => status as string);

test("accept then timeout: recorded, delivered, never answered (F-31)", async () => {
  await arm({ kind: "accept-then-timeout" });
  const request = fetch(`${line.simulator.url}/v25.0/${NUMBER.phoneNumberId}/messages`, {
    method: "POST",
    headers: { Authorization: `Bearer ${NUMBER.accessToken}` },
    body: JSON.stringify({
      messaging_product: "whatsapp",
      to: CUSTOMER.phone,
      type: "text",
      text: { body: "x" },
    }),
    signal: AbortSignal.timeout(300),
  });
  await expect(request).rejects.toThrow(/timeout/);
  await line.idle();
  expect(await ledger()).toMatchObject([{ fault: "accept-then-timeout" }]);
  expect(statuses()).toEqual(["sent", "delivered", "read"]);
});

test("accept then reset: recorded, and the connection is cut (F-31)", async () => {
  await arm({ kind: "accept-then-reset" });
  await expect(line.sendText("x")).rejects.toThrow(/fetch failed/);
  expect(await ledger()).toHaveLength(1);
});

test("reset before body: cut with nothing recorded (F-32)", async () => {
  await arm({ kind: "reset-before-body" });
  await expect(line.sendText("x")).rejects.toThrow(/fetch failed/);
  expect(await ledger()).toEqual([]);
});

test("reset after a byte: recorded, and the answer breaks off (F-31)", async () => {
  await arm({ kind: "reset-after-byte" });
  await expect(line.sendText("x")).rejects.toThrow();
  expect(await ledger()).toHaveLength(1);
});

test("a file can break off in the middle, once", async () => {
  const { json } = await line.control("POST", `${ANA}/messages`, { type: "image" });
  const { id } = (json.content as { image: { id: string } }).image;
  const headers = { Authorization: `Bearer ${NUMBER.accessToken}` };
  const found = await fetch(`${line.simulator.url}/v25.0/${id}`, { headers });
  const { url, file_size: size } = (await found.json()) as { url: string; file_size: number };
  await arm({ kind: "media-cut" });
  await expect(fetch(url, { headers }).then((answer) => answer.bytes())).rejects.toThrow();
  expect((await (await fetch(url, { headers })).bytes()).length).toBe(size);
});

test.each([
  ["error-500", {}, 500, 131000],
  ["rate-limit", { retryAfterSeconds: 7 }, 429, 130429],
  ["pair-rate-limit", {}, 400, 131056],
])("%s refuses with nothing recorded, once (F-33)", async (kind, options, status, code) => {
  await arm({ kind, ...options });
  const answer = await line.sendText("x");
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  expect(answer.headers.get("retry-after")).toBe(kind === "rate-limit" ? "7" : null);
  expect((await line.sendText("x")).status).toBe(200);
  expect(await ledger()).toHaveLength(1);
});

test("a bad gateway answers HTML (Z-11)", async () => {
  await arm({ kind: "bad-gateway" });
  const answer = await line.sendText("x");
  expect(answer.status).toBe(502);
  expect(answer.headers.get("content-type")).toBe("text/html");
});

test("an answer can be late", async () => {
  await arm({ kind: "delay", delayMs: 200 });
  const startedAt = performance.now();
  expect((await line.sendText("x")).status).toBe(200);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(190);
});

test("a status can come before the answer (F-23)", async () => {
  await arm({ kind: "status-before-response", delayMs: 50 });
  const answer = line
    .sendText("x", { biz_opaque_callback_data: "a-9" })
    .then(({ json }) => ({ json, seen: statuses() }));
  const { json, seen } = await answer;
  expect(seen).toContain("sent");
  expect(line.receiver.statuses()[0]).toMatchObject({
    id: json.messages[0]!.id,
    biz_opaque_callback_data: "a-9",
  });
});

test("statuses can come twice and in reverse, with their own times (F-22)", async () => {
  await arm({ kind: "duplicate-statuses" });
  await line.sendText("one");
  await line.idle();
  expect(statuses()).toEqual(["sent", "sent", "delivered", "delivered", "read", "read"]);
  line.receiver.webhooks.length = 0;
  await arm({ kind: "reordered-statuses" });
  await line.sendText("two");
  await line.idle();
  expect(statuses()).toEqual(["read", "delivered", "sent"]);
});

test("a webhook can come twice (F-20)", async () => {
  await arm({ kind: "duplicate-webhooks" });
  line.receiver.webhooks.length = 0;
  await line.control("POST", `${ANA}/messages`, { text: "again" });
  await line.idle();
  const [first, second, ...more] = line.receiver.webhooks;
  expect(more).toEqual([]);
  expect(second!.raw.equals(first!.raw)).toBe(true);
});

test("several updates can come in one POST of several entries and changes (A.4)", async () => {
  line.receiver.webhooks.length = 0;
  await arm({ kind: "batched-webhooks", size: 5 });
  for (const text of ["1", "2", "3", "4", "5", "6"])
    await line.control("POST", `${ANA}/messages`, { text });
  await line.idle();
  expect(
    line.receiver.webhooks.map(({ body }) => body.entry.map(({ changes }) => changes.length)),
  ).toEqual([[2, 2, 1], [1]]);
  expect(line.receiver.messages()).toHaveLength(6);
});

test("a batch that does not fill up goes out after its time", async () => {
  line.receiver.webhooks.length = 0;
  await arm({ kind: "batched-webhooks", size: 9, holdMs: 50 });
  await line.control("POST", `${ANA}/messages`, { text: "alone" });
  await line.idle();
  expect(line.receiver.messages()).toHaveLength(1);
});

test("a fault waits for a send: receipts and refused requests pass it by", async () => {
  await arm({ kind: "error-500" });
  const { id } = (await line.control("GET", `${ANA}/messages`)).json.messages[0]!;
  expect(
    (await line.send({ messaging_product: "whatsapp", status: "read", message_id: id })).status,
  ).toBe(200);
  expect((await line.sendText("")).status).toBe(400);
  expect((await line.sendText("x")).status).toBe(500);
  expect((await line.control("GET", "/control/faults")).json.faults).toEqual([]);
  const { requests } = (await line.control("GET", "/control/requests")).json;
  expect(requests.map(({ status }) => status)).toEqual([200, 400, 500]);
});

test("an armed fault can be taken back", async () => {
  const { json } = await arm({ kind: "error-500", times: 3 });
  expect((await line.control("DELETE", `/control/faults/${json.id}`)).status).toBe(204);
  expect((await line.control("DELETE", `/control/faults/${json.id}`)).status).toBe(404);
  expect((await line.sendText("x")).status).toBe(200);
});
