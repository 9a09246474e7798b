import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSimulatedAccount, SENDER, type SimulatedAccount, TO } from "./simulated-account.ts";

let line: SimulatedAccount;
beforeEach(async () => {
  line = await createSimulatedAccount();
});
afterEach(() => line.stop());

const SENDERS = "/v2/Channels/Senders";

test("senders are listed as documented; Channel is required (3.1)", async () => {
  expect((await line.api("GET", SENDERS)).json.code).toBe(20001);
  const { json } = await line.api("GET", `${SENDERS}?Channel=whatsapp&PageSize=20`);
  expect(json.senders).toMatchObject([
    {
      sid: SENDER,
      sender_id: "whatsapp:+15557122661",
      status: "ONLINE",
      webhook: { callback_url: `${line.receiver.url}/inbound`, callback_method: "POST" },
      properties: { quality_rating: "HIGH" },
      offline_reasons: null,
    },
  ]);
  expect(json.meta).toMatchObject({ key: "senders", page_size: 20, next_page_url: null });
  expect((await line.api("GET", `${SENDERS}?Channel=rcs`)).json.senders).toEqual([]);
});

test("the webhook URLs change in part, by way of ONLINE:UPDATING (3.1)", async () => {
  const callback_url = `${line.receiver.url}/other#rc=3`;
  const { status, json } = await line.api("POST", `${SENDERS}/${SENDER}`, {
    webhook: { callback_url, callback_method: "POST" },
  });
  expect([status, json.status]).toEqual([202, "ONLINE:UPDATING"]);
  await line.idle();
  expect((await line.api("GET", `${SENDERS}/${SENDER}`)).json).toMatchObject({
    status: "ONLINE",
    webhook: { callback_url, status_callback_url: `${line.receiver.url}/status` },
  });
  await line.write({ text: "hello" });
  expect(line.receiver.at("/other")).toHaveLength(1);
  const wrong = await line.api("POST", `${SENDERS}/${SENDER}`, { webhook: { callback_url: "no" } });
  expect(wrong.status).toBe(400);
});

test("a sender is created, comes online, and is deleted (3.1)", async () => {
  const { status, json } = await line.api("POST", SENDERS, {
    sender_id: "whatsapp:+15550001111",
    profile: { name: "Acme Sales" },
    webhook: { callback_url: `${line.receiver.url}/sales` },
  });
  expect([status, json.status, json.profile.name]).toEqual([202, "CREATING", "Acme Sales"]);
  const early = await line.send({ From: "whatsapp:+15550001111", Body: "x" });
  expect(early.json.code).toBe(63007);
  await line.idle();
  await line.write({ text: "hello", numberPhoneNumberId: json.sid });
  expect(line.receiver.at("/sales")).toHaveLength(1);
  expect((await line.send({ From: "whatsapp:+15550001111", Body: "x" })).status).toBe(201);
  expect((await line.api("DELETE", `${SENDERS}/${json.sid}`)).status).toBe(204);
  expect((await line.api("GET", `${SENDERS}/${json.sid}`)).status).toBe(404);
});

test("an offline sender says why and cannot send (3.1)", async () => {
  await line.control("PATCH", `/control/twilio/senders/${SENDER}`, { status: "OFFLINE" });
  expect((await line.api("GET", `${SENDERS}/${SENDER}`)).json.offline_reasons).toMatchObject([
    { code: "63020" },
  ]);
  expect((await line.send({ Body: "x" })).json.code).toBe(63007);
});

test("what the business set, and what was under way, outlives a restart (3.1)", async () => {
  await line.stop();
  const dataFolder = mkdtempSync(join(tmpdir(), "simulator-"));
  const options = { dataFolder };
  const sender = { callbackUrl: null };
  const account = { review: { delayMs: 60_000 } };
  line = await createSimulatedAccount({ sender, account, options });
  const callback_url = "http://127.0.0.1:9/inbound";
  await line.api("POST", `${SENDERS}/${SENDER}`, { webhook: { callback_url } });
  const { sid } = (
    await line.api("POST", "/v1/Content", {
      language: "en",
      types: { "twilio/text": { body: "x" } },
    })
  ).json;
  const sender_id = "whatsapp:+15550001111";
  const created = (await line.api("POST", SENDERS, { sender_id })).json;
  const approval = { name: "x", category: "UTILITY" };
  await line.api("POST", `/v1/Content/${sid}/ApprovalRequests/whatsapp`, approval);
  await line.stop();
  line = await createSimulatedAccount({ sender, options });
  await line.idle();
  expect((await line.api("GET", `${SENDERS}/${SENDER}`)).json).toMatchObject({
    status: "ONLINE",
    webhook: { callback_url },
  });
  expect((await line.api("GET", `${SENDERS}/${created.sid}`)).json.status).toBe("ONLINE");
  const { json } = await line.api("GET", `/v1/Content/${sid}/ApprovalRequests`);
  expect(json.whatsapp.status).toBe("approved");
  rmSync(dataFolder, { recursive: true });
});

test("the typing indicator shows on the phone and marks the message read (10)", async () => {
  const { id } = await line.write({ text: "hello" });
  const type = (messageId: string) =>
    line.api(
      "POST",
      "/v2/Indicators/Typing.json",
      new URLSearchParams({ channel: "whatsapp", messageId }),
    );
  expect((await type(id)).json).toEqual({ success: true });
  const { messages } = (await line.control("GET", "/control/customers/16505551234/messages")).json;
  expect(messages).toMatchObject([{ id, status: "read" }]);
  expect((await type("SM1")).status).toBe(400);
});

test("accounts are added and suspended at run time; no answer shows a secret", async () => {
  const other = {
    accountSid: `AC${"1".repeat(32)}`,
    authToken: "token-other",
    senders: [{ sid: `XE${"2".repeat(32)}`, label: "Other", displayPhone: "+15550002222" }],
  };
  expect((await line.control("POST", "/control/twilio/accounts", other)).status).toBe(201);
  const { json } = await line.control("GET", "/control/twilio/accounts");
  expect(json.accounts).toHaveLength(2);
  expect(JSON.stringify(json)).not.toMatch(/token-|key-secret/);
  await line.write({ text: "hello" });
  await line.control("PATCH", `/control/twilio/accounts/AC${"a".repeat(32)}`, {
    status: "suspended",
  });
  await line.send({ Body: "x" });
  await line.idle();
  expect(line.receiver.at("/status")[0]?.form.get("ErrorCode")).toBe("30002");
});

test("an opt-out can be set by hand (13)", async () => {
  const path = `/control/twilio/senders/${SENDER}/opt-outs`;
  await line.control("PUT", path, { customer: "+16505551234", optedOut: true });
  expect((await line.send({ To: TO, Body: "x" })).json.code).toBe(21610);
  await line.control("PUT", path, { customer: "16505551234", optedOut: false });
  expect((await line.send({ To: TO, Body: "x" })).status).toBe(201);
});

test("what is not played is refused in Twilio's shape", async () => {
  expect((await line.api("GET", "/v1/Services")).json.code).toBe(20404);
  expect((await line.call("GET", "/2010-04-01/Accounts")).json.code).toBe(20003);
});
