import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ACCOUNT,
  API_KEY,
  createSimulatedAccount,
  FROM,
  MESSAGES,
  SENDER,
  SERVICE,
  type SimulatedAccount,
  TEMPLATE,
  TO,
  TOKEN,
} from "./simulated-account.ts";

let line: SimulatedAccount;
beforeEach(async () => {
  line = await createSimulatedAccount();
});
afterEach(() => line.stop());

const one = (sid: string) => `/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}.json`;

test("a text in the window is answered as documented and told sent, delivered, read (6)", async () => {
  await line.write({ text: "hello" });
  const { status, json } = await line.send({ Body: "Hi Ana" });
  expect([status, json]).toEqual([
    201,
    {
      account_sid: ACCOUNT,
      api_version: "2010-04-01",
      body: "Hi Ana",
      date_created: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/),
      date_sent: null,
      date_updated: expect.any(String),
      direction: "outbound-api",
      error_code: null,
      error_message: null,
      from: FROM,
      messaging_service_sid: null,
      num_media: "0",
      num_segments: "1",
      price: null,
      price_unit: null,
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: "queued",
      subresource_uris: { media: expect.stringMatching(/\/Media\.json$/) },
      to: TO,
      uri: one(json.sid),
    },
  ]);
  await line.idle();
  expect(line.receiver.statuses()).toEqual(["sent", "delivered", "read"]);
  expect((await line.api("GET", one(json.sid))).json).toMatchObject({
    status: "read",
    date_sent: expect.any(String),
  });
});

test("the phone shows the message and the ledger keeps what was asked", async () => {
  await line.write({ text: "hello" });
  const { json } = await line.send({ Body: "Hi Ana" });
  const state = (await line.control("GET", "/control/state")).json;
  expect(state.numbers).toEqual([
    {
      provider: "twilio",
      phoneNumberId: SENDER,
      label: "Acme Support",
      displayPhone: "+15557122661",
    },
  ]);
  expect(state.messages.at(-1)).toMatchObject({
    id: json.sid,
    phoneNumberId: SENDER,
    direction: "out",
    content: { text: { body: "Hi Ana" } },
  });
  const { ledger } = (await line.control("GET", `/control/ledger?number=${SENDER}`)).json;
  expect(ledger).toMatchObject([
    { wamid: json.sid, to: TO, body: { Body: "Hi Ana" }, fault: null },
  ]);
});

test.each([
  [{ To: "" }, 21604],
  [{ To: "+16505551234" }, 21211],
  [{ To: "whatsapp:16505551234" }, 21211],
  [{ From: "" }, 21603],
  [{ From: "+15557122661" }, 21212],
  [{ From: "whatsapp:+15550000000" }, 63007],
  [{ To: FROM }, 63031],
  [{ From: "", MessagingServiceSid: "MG1" }, 21705],
  [{ From: "", MessagingServiceSid: `MG${"0".repeat(32)}` }, 21703],
  [{ Body: "" }, 21619],
  [{ Body: "x".repeat(1601) }, 21617],
  [{ MediaUrl: "not a url" }, 21620],
  [{ ContentVariables: "{}" }, 21654],
  [{ ContentSid: `HX${"0".repeat(32)}` }, 21655],
  [{ ContentSid: TEMPLATE, ContentVariables: "{" }, 21656],
  [{ ContentSid: TEMPLATE, ContentVariables: '{"1":2}' }, 21656],
  [{ ContentSid: TEMPLATE, MediaUrl: "https://example.com/a.png" }, 63030],
  [{ StatusCallback: "http://bad_host/status" }, 21609],
  [{ ValidityPeriod: "0" }, 20422],
  [{ ScheduleType: "fixed", SendAt: "2027-01-01T00:00:00Z" }, 20422],
  [{ PersistentAction: "somewhere" }, 20422],
])("%j is refused at once with %i (13)", async (form, code) => {
  await line.write({ text: "hello" });
  const { status, json } = await line.send({ Body: "x", ...form });
  expect([status, json]).toEqual([
    400,
    {
      code,
      message: expect.any(String),
      more_info: expect.stringContaining(`/errors/${code}`),
      status: 400,
    },
  ]);
  expect((await line.control("GET", "/control/ledger")).json.ledger).toEqual([]);
});

test("credentials: Auth Token and API key send, anything else is 401 with 20003 (2)", async () => {
  await line.write({ text: "hello" });
  const as = (user: string, password: string) =>
    line.send(
      { Body: "x" },
      { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` },
    );
  expect((await as(ACCOUNT, TOKEN)).status).toBe(201);
  expect((await as(API_KEY, "key-secret")).status).toBe(201);
  const refused = await as(ACCOUNT, "wrong");
  expect([refused.status, refused.json.code]).toEqual([401, 20003]);
  expect((await line.send({ Body: "x" }, {})).status).toBe(401);
  expect((await line.as(API_KEY, "key-secret", MESSAGES)).status).toBe(200);
});

test("free text without a message of the last 24 h is taken, then failed with 63016 (4.4)", async () => {
  await line.write({ text: "a day ago", agoMs: 86_400_000 });
  const { status, json } = await line.send({ Body: "too late" });
  expect([status, json.status]).toEqual([201, "queued"]);
  await line.idle();
  expect(line.receiver.at("/status").map(({ form }) => Object.fromEntries(form))).toMatchObject([
    { MessageSid: json.sid, MessageStatus: "failed", ErrorCode: "63016" },
  ]);
  expect((await line.api("GET", one(json.sid))).json).toMatchObject({
    status: "failed",
    error_code: 63016,
  });
});

test("where the sender says so, the closed window is refused at once (21)", async () => {
  await line.control("PATCH", `/control/twilio/senders/${SENDER}`, { closedWindow: "sync" });
  const { status, json } = await line.send({ Body: "too late" });
  expect([status, json.code]).toEqual([400, 63016]);
});

test("a template opens no window but passes a closed one (11.4)", async () => {
  const sent = await line.send({ ContentSid: TEMPLATE, ContentVariables: '{"2":"7"}' });
  expect(sent.json).toMatchObject({
    sid: expect.stringMatching(/^MM/),
    body: "Hi Ana, order 7 is on its way.",
  });
  await line.send({ Body: "still closed" });
  await line.idle();
  expect(line.receiver.statuses()).toContain("read");
  expect(line.receiver.statuses()).toContain("failed");
});

test("a stranger is told undelivered with 63024 (13)", async () => {
  await line.send({ To: "whatsapp:+16505559999", Body: "who?" });
  await line.idle();
  expect(line.receiver.at("/status")[0]?.form.get("ErrorCode")).toBe("63024");
  expect(line.receiver.statuses()).toEqual(["undelivered"]);
});

test("STOP refuses further sends with 21610 until START (13)", async () => {
  await line.write({ text: "STOP" });
  expect((await line.send({ Body: "x" })).json.code).toBe(21610);
  await line.write({ text: "start" });
  expect((await line.send({ Body: "x" })).status).toBe(201);
});

test("a Messaging Service alone makes it accepted, then queued (7.2)", async () => {
  await line.write({ text: "hello" });
  const { json } = await line.send({ From: "", MessagingServiceSid: SERVICE, Body: "x" });
  expect(json).toMatchObject({ status: "accepted", messaging_service_sid: SERVICE, from: FROM });
  await line.idle();
  expect(line.receiver.statuses()).toEqual(["queued", "sent", "delivered", "read"]);
});

test("StatusCallback of the message wins over the sender's (7.3)", async () => {
  await line.write({ text: "hello" });
  await line.send({ Body: "x", StatusCallback: `${line.receiver.url}/mine?m=1` });
  await line.idle();
  expect(line.receiver.statuses()).toEqual([]);
  expect(line.receiver.at("/mine?m=1")).toHaveLength(3);
});

test("a person with a hidden phone is written to by ExternalUserId (0)", async () => {
  await line.control("PATCH", "/control/customers/16505551234", { hidePhone: true });
  await line.write({ text: "hello" });
  const inbound = line.receiver.at("/inbound")[0]?.form;
  expect(inbound?.get("From")).toBe(inbound?.get("ExternalUserId"));
  expect(inbound?.has("WaId")).toBe(false);
  const { json } = await line.send({ To: String(inbound?.get("From")), Body: "hi" });
  await line.idle();
  expect((await line.api("GET", one(json.sid))).json.status).toBe("read");
});

test("a location goes as PersistentAction with its name in Body (6)", async () => {
  await line.write({ text: "hello" });
  await line.send({ Body: "Our shop", PersistentAction: "geo:52.5,13.4|Mitte" });
  const { messages } = (await line.control("GET", "/control/customers/16505551234/messages")).json;
  expect(messages.at(-1)).toMatchObject({
    type: "location",
    content: { location: { latitude: "52.5", longitude: "13.4", name: "Mitte" } },
  });
});

test("the list is latest first, filtered, in pages, and includes inbound (6)", async () => {
  const inbound = await line.write({ text: "hello" });
  const sids = [];
  for (const Body of ["1", "2", "3"]) sids.unshift((await line.send({ Body })).json.sid);
  const list = async (query: string) => (await line.api("GET", `${MESSAGES}?${query}`)).json;
  const sidsOf = (page: { messages: { sid: string }[] }) => page.messages.map(({ sid }) => sid);
  const today = new Date().toISOString().slice(0, 10);
  expect(sidsOf(await list(`DateSent%3E=${today}`))).toEqual([...sids, inbound.id]);
  expect(sidsOf(await list(`To=${encodeURIComponent(TO)}`))).toEqual(sids);
  expect(sidsOf(await list(`From=${encodeURIComponent(TO)}`))).toEqual([inbound.id]);
  expect(sidsOf(await list("DateSent%3C=2020-01-01"))).toEqual([]);
  const first = await list("PageSize=3");
  expect(first).toMatchObject({ page: 0, page_size: 3, start: 0, end: 2, previous_page_uri: null });
  const next = (await line.api("GET", first.next_page_uri)).json;
  expect([sidsOf(next), next.next_page_uri]).toEqual([[inbound.id], null]);
});

test("a message is redacted with an empty Body and deleted with its files (6)", async () => {
  const { id } = await line.write({ type: "image", image: { caption: "secret" } });
  const redacted = await line.api("POST", one(id), new URLSearchParams({ Body: "" }));
  expect(redacted.json.body).toBe("");
  expect((await line.api("DELETE", one(id))).status).toBe(204);
  const gone = await line.api("GET", one(id));
  expect([gone.status, gone.json.code]).toEqual([404, 20404]);
});

test("the account is shown to its Auth Token, not to an API key (2)", async () => {
  const path = `/2010-04-01/Accounts/${ACCOUNT}.json`;
  expect((await line.as(ACCOUNT, TOKEN, path)).json).toMatchObject({
    sid: ACCOUNT,
    status: "active",
    type: "Full",
    auth_token: TOKEN,
  });
  expect((await line.as(API_KEY, "key-secret", path)).json.code).toBe(20003);
  expect((await line.as(ACCOUNT, "old", path)).status).toBe(401);
});
