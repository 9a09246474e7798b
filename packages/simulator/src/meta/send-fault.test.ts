import { afterEach, beforeEach, expect, test } from "vitest";
import { type Json, type Simulated, simulate } from "../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(async () => {
  line = simulate();
  await line.write({ text: "hello" });
});
afterEach(() => line.stop());

const arm = (fault: Json) => line.control("POST", "/faults", fault);

test.each([
  ["service-unavailable", 503, 131016],
  ["token-expired", 401, 190],
])("%s refuses with nothing recorded (F-33)", async (kind, status, code) => {
  await arm({ kind });
  const answer = await line.send({ text: { body: "x" } });
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  expect((await line.control("GET", "/ledger")).json.ledger).toEqual([]);
});

test("statuses can be lost although the phone has the message (F-31)", async () => {
  await arm({ kind: "lost-statuses" });
  const { json } = await line.send({ text: { body: "x" } });
  await line.idle();
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  expect(line.elements("statuses")).toEqual([]);
  expect((await line.control("GET", `/messages/${id}`)).json.status).toBe("read");
});

test("an accepted message can fail with any code (C)", async () => {
  await arm({ kind: "failed-status", code: 131049, title: "Meta chose not to deliver" });
  expect((await line.send({ text: { body: "x" } })).status).toBe(200);
  await line.idle();
  expect(line.elements("statuses")).toMatchObject([
    { status: "failed", errors: [{ code: 131049, title: "Meta chose not to deliver" }] },
  ]);
});
