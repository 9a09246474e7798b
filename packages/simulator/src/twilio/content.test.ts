import { afterEach, beforeEach, expect, test } from "vitest";
import { createSimulatedAccount, type SimulatedAccount, TEMPLATE } from "./simulated-account.ts";

let line: SimulatedAccount;
beforeEach(async () => {
  line = await createSimulatedAccount();
});
afterEach(() => line.stop());

const text = (body: string) => ({ "twilio/text": { body } });
const create = (body: Record<string, unknown>) =>
  line.api("POST", "/v1/Content", { friendly_name: "x", language: "en", variables: {}, ...body });
const submit = (sid: string, body = { name: "order_update", category: "UTILITY" }) =>
  line.api("POST", `/v1/Content/${sid}/ApprovalRequests/whatsapp`, body);
const stateOf = async (sid: string) =>
  (await line.api("GET", `/v1/Content/${sid}/ApprovalRequests`)).json.whatsapp;

test("a Content is created, read, changed and deleted (11)", async () => {
  const created = await create({ types: text("Hello") });
  const { sid } = created.json;
  expect([created.status, created.json]).toEqual([
    201,
    {
      sid: expect.stringMatching(/^HX[0-9a-f]{32}$/),
      account_sid: expect.stringMatching(/^AC/),
      friendly_name: "x",
      language: "en",
      variables: {},
      types: text("Hello"),
      date_created: expect.stringMatching(/^[\d-]+T[\d:]+Z$/),
      date_updated: expect.any(String),
      url: `${line.simulator.url}/v1/Content/${sid}`,
      links: {
        approval_create: `${line.simulator.url}/v1/Content/${sid}/ApprovalRequests/whatsapp`,
        approval_fetch: `${line.simulator.url}/v1/Content/${sid}/ApprovalRequests`,
      },
    },
  ]);
  await line.api("PUT", `/v1/Content/${sid}`, { types: text("Bye") });
  expect((await line.api("GET", `/v1/Content/${sid}`)).json.types).toEqual(text("Bye"));
  expect((await line.api("DELETE", `/v1/Content/${sid}`)).status).toBe(204);
  expect((await line.api("GET", `/v1/Content/${sid}`)).json.code).toBe(20404);
});

test.each([
  [{ types: {} }, 92001],
  [
    {
      types: text("x"),
      variables: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [n, "x"])),
    },
    92002,
  ],
  [{ types: text("x"), language: "" }, 92003],
  [{ types: text("x"), language: "english" }, 92004],
  [{ types: { "twilio/poll": {} } }, 20001],
  [{ types: { "twilio/text": { body: "x", footer: "no" } } }, 20001],
  [{ types: { "twilio/list-picker": { body: "x", button: "b", items: [] } } }, 20001],
])("%j is refused with %i (13)", async (body, code) => {
  const { status, json } = await create(body);
  expect([status, json.code]).toEqual([400, code]);
});

test("an approval passes from received to approved; until then it is 404 (11.3)", async () => {
  const { sid } = (await create({ types: text("Hello") })).json;
  const before = await line.api("GET", `/v1/Content/${sid}/ApprovalRequests`);
  expect(before.status).toBe(404);
  const submitted = await submit(sid);
  expect([submitted.status, submitted.json]).toEqual([
    201,
    {
      name: "order_update",
      category: "UTILITY",
      content_type: "twilio/text",
      status: "received",
      rejection_reason: "",
      allow_category_change: true,
    },
  ]);
  await line.idle();
  expect(await stateOf(sid)).toMatchObject({ type: "whatsapp", status: "approved" });
  expect((await line.api("PUT", `/v1/Content/${sid}`, {})).json.code).toBe(20409);
});

test.each([
  ["{{1}} hello there", "start or end"],
  ["hello there {{1}}.", "start or end"],
  ["hello {{1}} {{2}} there", "side by side"],
  ["hello {{3}} there", "no sample"],
])("“%s” is rejected: %s (11.2)", async (body, reason) => {
  const { sid } = (await create({ types: text(body), variables: { "1": "a", "2": "b" } })).json;
  await submit(sid);
  await line.idle();
  expect(await stateOf(sid)).toMatchObject({
    status: "rejected",
    rejection_reason: expect.stringContaining(reason),
  });
});

test("the account's review rejects or waits, and a test decides (11.3)", async () => {
  const review = { delayMs: 0, outcome: "reject", rejectionReason: "Too pushy" };
  const account = `/control/twilio/accounts/AC${"a".repeat(32)}`;
  await line.control("PATCH", account, { review });
  const { sid } = (await create({ types: text("Hello") })).json;
  await submit(sid);
  await line.idle();
  expect(await stateOf(sid)).toMatchObject({ status: "rejected", rejection_reason: "Too pushy" });
  await line.control("PUT", `/control/twilio/contents/${sid}/approval`, { status: "paused" });
  expect((await stateOf(sid)).status).toBe("paused");
});

test.each(["rejected", "paused", "disabled"])(
  "outside the window %s is told (13)",
  async (status) => {
    await line.control("PUT", `/control/twilio/contents/${TEMPLATE}/approval`, { status });
    await line.send({ ContentSid: TEMPLATE });
    await line.idle();
    const code = { rejected: "63040", paused: "63041", disabled: "63042" }[status];
    expect(line.receiver.at("/status")[0]?.form.get("ErrorCode")).toBe(code);
  },
);

test("lists page by next_page_url, and the second version filters (11)", async () => {
  for (const friendly_name of ["a", "b", "c"]) await create({ friendly_name, types: text("Hi") });
  const names = (page: { contents: { friendly_name: string }[] }) =>
    page.contents.map((each) => each.friendly_name);
  const first = (await line.api("GET", "/v1/ContentAndApprovals?PageSize=3")).json;
  expect(names(first)).toEqual(["order_update", "a", "b"]);
  expect(first.contents[0].approval_requests).toMatchObject({ status: "approved" });
  expect(first.contents[1].approval_requests).toEqual({});
  const next = (await line.api("GET", first.meta.next_page_url)).json;
  expect([names(next), next.meta.next_page_url]).toEqual([["c"], null]);
  const approved = "/v2/ContentAndApprovals?ChannelEligibility=whatsapp%3Aapproved";
  expect(names((await line.api("GET", approved)).json)).toEqual(["order_update"]);
  expect(names((await line.api("GET", "/v1/Content?ContentName=b")).json)).toEqual(["b"]);
});

const items = [{ id: "s", item: "Small", description: "up to 10" }];
const actions = [{ type: "URL", title: "Shop", url: "https://e.com/{{1}}" }];
test.each([
  [{ "twilio/list-picker": { body: "Size?", button: "Pick", items } }, "list"],
  [{ "twilio/call-to-action": { body: "Look", actions } }, "cta_url"],
  [{ "whatsapp/card": { body: "Look", header_text: "H", footer: "F", actions } }, "cta_url"],
  [{ "twilio/card": { title: "Look", subtitle: "S", actions } }, "cta_url"],
  [
    {
      "twilio/text": { body: "?" },
      "twilio/quick-reply": { body: "?", actions: [{ title: "A" }] },
    },
    "button",
  ],
])("a phone shows %j as %s (6.1)", async (types, kind) => {
  await line.write({ text: "hello" });
  const { sid } = (await create({ types, variables: { "1": "cart" } })).json;
  await line.send({ ContentSid: sid });
  await line.idle();
  const { messages } = (await line.control("GET", "/control/customers/16505551234/messages")).json;
  expect(messages.at(-1)).toMatchObject({
    status: "read",
    type: "interactive",
    content: { interactive: { type: kind, body: { text: expect.any(String) } } },
  });
  expect(JSON.stringify(messages.at(-1))).not.toContain("{{");
});

test("a location and a text are shown as such (6.1)", async () => {
  await line.write({ text: "hello" });
  const location = { latitude: 52.5, longitude: 13.4, label: "Mitte" };
  for (const types of [{ "twilio/location": location }, text("Plain")]) {
    const { sid } = (await create({ types })).json;
    await line.send({ ContentSid: sid });
  }
  const { messages } = (await line.control("GET", "/control/customers/16505551234/messages")).json;
  expect(messages.slice(1)).toMatchObject([
    { type: "location", content: { location: { name: "Mitte" } } },
    { type: "text", content: { text: { body: "Plain" } } },
  ]);
});

test.each([
  [
    "a Flow that is not approved, in the window",
    { "whatsapp/flows": { body: "b", button_text: "Go", flow_id: "1" } },
    {},
    true,
    "63027",
  ],
  [
    "a list outside the window",
    { "twilio/list-picker": { body: "b", button: "B", items } },
    {},
    false,
    "63016",
  ],
  ["a variable without a value", text("Hi {{9}} there"), {}, true, "63028"],
  ["five spaces in a variable", text("Hi {{1}} there"), { "1": "a     b" }, true, "63013"],
  [
    "four buttons that are not approved",
    {
      "twilio/quick-reply": {
        body: "b",
        actions: ["1", "2", "3", "4"].map((title) => ({ title })),
      },
    },
    {},
    true,
    "63021",
  ],
])("%s fails later", async (_, types, variables, isOpen, code) => {
  if (isOpen) await line.write({ text: "hello" });
  const { sid } = (await create({ types })).json;
  await line.send({ ContentSid: sid, ContentVariables: JSON.stringify(variables) });
  await line.idle();
  expect(line.receiver.at("/status").at(-1)?.form.get("ErrorCode")).toBe(code);
});

test("a tapped button of a Content comes back with its id (4.2)", async () => {
  await line.write({ text: "hello" });
  const { json } = await line.send({ ContentSid: TEMPLATE });
  const { messages } = (await line.control("GET", "/control/customers/16505551234/messages")).json;
  const [{ reply }] = messages.at(-1).content.interactive.action.buttons;
  await line.write({
    type: "interactive",
    interactive: { type: "button_reply", button_reply: reply },
    replyTo: json.sid,
  });
  expect(Object.fromEntries(line.receiver.at("/inbound").at(-1)?.form ?? [])).toMatchObject({
    ButtonText: "Thanks",
    ButtonPayload: "thanks",
    OriginalRepliedMessageSid: json.sid,
  });
});
