import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ANA,
  type Json,
  NUMBER,
  type Simulated,
  simulate,
} from "../../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(() => {
  line = simulate();
});
afterEach(() => line.stop());

const EDGE = `${NUMBER.wabaId}/message_templates`;
const body = (text: string, values: string[] = []) => ({
  type: "body",
  text,
  ...(values.length > 0 && { example: { body_text: [values] } }),
});
const order = (change: Json = {}) => ({
  name: "order_update",
  language: "en_US",
  category: "utility",
  components: [body("Hello {{1}}, your order is on its way to you", ["Ana"])],
  ...change,
});
const withParts = (...components: Json[]) => order({ components: [body("Hello"), ...components] });
const send = (name: string, components?: Json[], language = "en_US") =>
  line.send({
    type: "template",
    template: { name, language: { code: language }, ...(components && { components }) },
  });
const parameters = (type: string, ...texts: string[]) => ({
  type,
  parameters: texts.map((text) => ({ type: "text", text })),
});
const put = async (template: Json) =>
  (await line.control("POST", "/templates", { number: NUMBER.phoneNumberId, ...template })).json;

test("a new template is pending, then approved, and the app hears of it (B.10, A.11)", async () => {
  const { json } = await line.graph("POST", EDGE, order());
  expect(json).toMatchObject({ status: "PENDING", category: "UTILITY" });
  await line.idle();
  expect((await line.graph("GET", `${json.id}?fields=status,category`)).json).toEqual({
    id: json.id,
    status: "APPROVED",
    category: "UTILITY",
  });
  expect(line.posted[0]).toMatchObject({
    url: NUMBER.appWebhookUrl,
    field: "message_template_status_update",
    entry: { id: NUMBER.wabaId, time: expect.any(Number) },
    value: { event: "APPROVED", message_template_id: Number(json.id), reason: "NONE" },
  });
});

test("a number can be set to reject, with the reason and what to do (A.11)", async () => {
  const templateReview = { afterMs: 0, outcome: "REJECTED" };
  await line.control("PATCH", `/numbers/${NUMBER.phoneNumberId}`, { templateReview });
  const { json } = await line.graph("POST", EDGE, order());
  await line.idle();
  expect(line.of("message_template_status_update")[0]).toMatchObject({
    event: "REJECTED",
    reason: "INVALID_FORMAT",
    rejection_info: { recommendation: expect.any(String) },
  });
  const edit = await line.graph("POST", json.id, { components: [body("Better")] });
  expect(edit.json).toEqual({ success: true });
});

test.each<[string, Json, number | undefined]>([
  ["a bad name", order({ name: "Order Update" }), undefined],
  ["no body", order({ components: [] }), undefined],
  ["a body of 1,025", order({ components: [body("x".repeat(1025))] }), 2388040],
  ["a variable at the end", order({ components: [body("Hello dear {{1}}", ["a"])] }), 2388299],
  [
    "touching variables",
    order({ components: [body("Hi {{1}} {{2}} you are here", ["a", "b"])] }),
    2388299,
  ],
  ["no example", order({ components: [body("Hello {{1}}, how are you")] }), 2388043],
  ["too many variables", order({ components: [body("a {{1}} b {{2}} c", ["a", "b"])] }), 2388293],
  [
    "variables out of order",
    order({ components: [body("Hello {{2}}, how are you", ["a"])] }),
    2388072,
  ],
  ["a header of 61", withParts({ type: "header", format: "text", text: "x".repeat(61) }), 2388040],
  ["markup in a header", withParts({ type: "header", format: "text", text: "*x*" }), 2388047],
  ["a picture without example", withParts({ type: "header", format: "image" }), 2388273],
  ["a footer with a variable", withParts({ type: "footer", text: "a {{1}} b" }), 2388073],
  [
    "eleven buttons",
    withParts({ type: "buttons", buttons: Array(11).fill({ type: "quick_reply", text: "a" }) }),
    2388000,
  ],
  [
    "replies apart",
    withParts({
      type: "buttons",
      buttons: ["quick_reply", "url", "quick_reply"].map((type) => ({
        type,
        text: "a",
        url: "https://a",
      })),
    }),
    2388000,
  ],
])("%s is refused with words for the owner (B.10)", async (_title, input, subcode) => {
  const { status, json } = await line.graph("POST", EDGE, input);
  expect([status, json.error.code, json.error.error_subcode]).toEqual([400, 100, subcode]);
  if (subcode) expect(json.error.error_user_msg).toEqual(expect.any(String));
});

test("a name and language exist once; deletion takes all languages or one (B.10)", async () => {
  const first = (await line.graph("POST", EDGE, order())).json;
  await line.graph("POST", EDGE, order({ language: "pt_BR" }));
  expect((await line.graph("POST", EDGE, order())).json.error.error_subcode).toBe(2388024);
  const path = `${EDGE}?name=order_update`;
  expect((await line.graph("DELETE", `${path}&hsm_id=${first.id}`)).status).toBe(200);
  expect((await line.graph("DELETE", path)).status).toBe(200);
  expect((await line.graph("DELETE", path)).json.error.error_subcode).toBe(2593002);
});

test("the list is filtered, has the asked fields and pages by cursor (B.10)", async () => {
  for (const index of [1, 2, 3, 4, 5])
    await put({ name: `t${index}`, body: "Hi", status: index === 5 ? "PAUSED" : "APPROVED" });
  const names: unknown[] = [];
  let path: string | null = `${EDGE}?fields=name,status&limit=2&status=approved`;
  while (path !== null) {
    const { json }: { json: Json } = await line.graph("GET", path);
    names.push((json.data as Json[]).map(({ name }) => name));
    const { next, cursors } = json.paging as { next?: string; cursors: { after: string } };
    path = next
      ? `${EDGE}?fields=name,status&limit=2&status=approved&after=${cursors.after}`
      : null;
  }
  expect(names).toEqual([
    ["t1", "t2"],
    ["t3", "t4"],
  ]);
  const paused = (await line.graph("GET", `${EDGE}?status=PAUSED&fields=name,quality_score`)).json;
  expect(paused.data).toEqual([
    { id: expect.any(String), name: "t5", quality_score: { score: "UNKNOWN", date: 0 } },
  ]);
  expect((await line.graph("GET", `${EDGE}?after=zzz`)).json.error.code).toBe(131059);
});

test("an approved template is edited once a day and keeps its category; pending ones are not edited (B.10)", async () => {
  await line.control("PATCH", `/numbers/${NUMBER.phoneNumberId}`, {
    templateReview: { outcome: "none" },
  });
  const { id } = await put({ name: "hello", body: "Hi" });
  const edit = async (change: Json) =>
    (await line.graph("POST", String(id), change)).json.error?.error_subcode;
  expect(await edit({ category: "MARKETING" })).toBe(2388025);
  expect(await edit({ components: [body("Better")] })).toBeUndefined();
  expect(await edit({ components: [body("Best")] })).toBe(2388039);
  await line.control("PATCH", `/templates/${id}`, { status: "APPROVED" });
  expect(await edit({ components: [body("Best")] })).toBe(2388003);
});

test.each<[string, Json, number]>([
  ["paused", { status: "PAUSED" }, 132015],
  ["disabled", { status: "DISABLED" }, 132016],
  ["pending", { status: "PENDING" }, 132001],
  ["rejected", { status: "REJECTED" }, 132001],
])("a template that is %s is refused with its code (C.4)", async (_title, state, code) => {
  await put({ name: "hello", body: "Hi", ...state });
  expect((await send("hello")).json.error.code).toBe(code);
  expect((await send("hello", [], "pt_BR")).json.error.code).toBe(132001);
});

const FULL = {
  name: "full",
  components: [
    { type: "HEADER", format: "IMAGE" },
    { type: "BODY", text: "Hi {{1}}, order {{2}} is ready." },
    { type: "FOOTER", text: "Acme" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Stop" },
        { type: "URL", text: "Track", url: "https://x.example/{{1}}" },
        { type: "PHONE_NUMBER", text: "Call", phone_number: "+15550051310" },
        { type: "COPY_CODE", example: "25OFF" },
      ],
    },
  ],
};
const image = (link: string) => ({ type: "image", image: { link } });
const button = (index: number, sub_type: string, parameter: Json) => ({
  type: "button",
  sub_type,
  index: String(index),
  parameters: [parameter],
});
const GOOD = [
  { type: "header", parameters: [image("https://a.example/a.jpg")] },
  parameters("body", "Ana", "A-17"),
  button(0, "quick_reply", { type: "payload", payload: "STOP" }),
  button(1, "url", { type: "text", text: "17" }),
  button(3, "copy_code", { type: "coupon_code", coupon_code: "25OFF" }),
];
const but = (index: number, part?: Json) =>
  GOOD.flatMap((each, at) => (at !== index ? [each] : part ? [part] : []));

test("a filled template shows on the phone with all its parts (B.8)", async () => {
  await put(FULL);
  const { json } = await send("full", GOOD);
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  expect((await line.control("GET", `/messages/${id}`)).json.card).toEqual({
    header: { kind: "image", link: "https://a.example/a.jpg" },
    body: "Hi Ana, order A-17 is ready.",
    footer: "Acme",
    buttons: [
      { kind: "payload", title: "Stop", id: "STOP" },
      { kind: "url", title: "Track", target: "https://x.example/17" },
      { kind: "phone", title: "Call", target: "+15550051310" },
      { kind: "copy", title: "Copy code", target: "25OFF" },
    ],
  });
  await line.control("POST", `/customers/${ANA}/presses`, { messageId: id });
  await line.idle();
  expect(line.elements("messages")[0]).toMatchObject({
    type: "button",
    context: { id },
    button: { payload: "STOP", text: "Stop" },
  });
});

test.each<[string, Json[], number]>([
  ["no header", but(0), 132012],
  [
    "a video as header",
    but(0, { type: "header", parameters: [{ type: "video", video: {} }] }),
    132012,
  ],
  ["one value too few", but(1, parameters("body", "Ana")), 132000],
  [
    "a picture in the text",
    but(1, { type: "body", parameters: [image("https://a"), image("https://a")] }),
    132012,
  ],
  ["a line break", but(1, parameters("body", "A\nna", "1")), 132018],
  ["a text too long", but(1, parameters("body", "x".repeat(1024), "1")), 132005],
  ["no value for the link", but(3), 131008],
  ["no code", but(4), 131008],
  [
    "a code too long",
    but(4, button(3, "copy_code", { type: "coupon_code", coupon_code: "x".repeat(21) })),
    132018,
  ],
  ["a button that is not there", [...GOOD, button(7, "url", { type: "text", text: "1" })], 132000],
])("a template send with %s is refused (C.4)", async (_title, components, code) => {
  await put(FULL);
  expect((await send("full", components)).json.error.code).toBe(code);
});

test("named parameters come in any order and must be the template's own (B.8)", async () => {
  await put({ name: "named", body: "Hi {{first_name}}, see you {{day}}." });
  const named = (parameter_name: string, text: string) => ({ type: "text", parameter_name, text });
  const of = (...all: Json[]) => [{ type: "body", parameters: all }];
  const { json } = await send("named", of(named("day", "Friday"), named("first_name", "Ana")));
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  expect((await line.control("GET", `/messages/${id}`)).json.content).toMatchObject({
    rendered: "Hi Ana, see you Friday.",
  });
  expect((await send("named", of(named("x", "1"), named("day", "2")))).json.error.code).toBe(
    132012,
  );
});

test("a carousel and an offer are filled card by card (B.8)", async () => {
  const card = { components: [{ type: "BODY", text: "For {{1}} only" }] };
  await put({
    name: "offers",
    components: [
      { type: "BODY", text: "Offers" },
      {
        type: "LIMITED_TIME_OFFER",
        limited_time_offer: { text: "Ends soon", has_expiration: true },
      },
      { type: "CAROUSEL", cards: [card, card] },
    ],
  });
  const offer = { limited_time_offer: { expiration_time_ms: 1_800_000_000_000 } };
  const until = {
    type: "limited_time_offer",
    parameters: [{ type: "limited_time_offer", ...offer }],
  };
  const cards = [0, 1].map((card_index) => ({
    card_index,
    components: [parameters("body", `${card_index}`)],
  }));
  const { json } = await send("offers", [until, { type: "carousel", cards } as Json]);
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  expect((await line.control("GET", `/messages/${id}`)).json.card).toMatchObject({
    note: expect.stringMatching(/^Ends soon/),
    cards: [{ body: "For 0 only" }, { body: "For 1 only" }],
  });
  const short = { type: "carousel", cards: cards.slice(1) } as Json;
  expect((await send("offers", [until, short])).json.error.code).toBe(132000);
  expect((await send("offers", [{ type: "carousel", cards } as Json])).json.error.code).toBe(
    132012,
  );
});

test("an authentication template has Meta's words and needs a phone number (131062)", async () => {
  const otp = { type: "buttons", buttons: [{ type: "otp", otp_type: "copy_code" }] };
  const components = [{ type: "body", add_security_recommendation: true }, otp];
  await line.graph("POST", EDGE, order({ name: "code", category: "authentication", components }));
  await line.idle();
  const code = [parameters("body", "123456"), button(0, "url", { type: "text", text: "123456" })];
  expect((await send("code", code)).status).toBe(200);
  const refused = await line.send({
    to: undefined,
    recipient: "US.123",
    type: "template",
    template: { name: "code", language: { code: "en_US" }, components: code },
  });
  expect(refused.json.error.code).toBe(131062);
});

test("quality, category and text can change under you, each with its webhook (A.11)", async () => {
  const { id } = await put({ name: "hello", body: "Hi" });
  const change = (what: Json) => line.control("PATCH", `/templates/${id}`, what);
  await change({ quality: "RED" });
  await change({ category: "MARKETING", warning: true });
  await change({ category: "MARKETING" });
  await change({ components: [{ type: "BODY", text: "Edited" }] });
  await change({ status: "PAUSED" });
  expect((await line.graph("POST", `${id}/unpause`)).json).toEqual({ success: true });
  await change({ status: "DISABLED" });
  await line.idle();
  expect(line.posted.map(({ field, value }) => [field, value.event])).toEqual([
    ["message_template_quality_update", undefined],
    ["template_category_update", undefined],
    ["template_category_update", undefined],
    ["message_template_components_update", undefined],
    ["message_template_status_update", "PAUSED"],
    ["message_template_status_update", "UNPAUSE"],
    ["message_template_status_update", "DISABLED"],
  ]);
  expect(line.of("template_category_update")).toMatchObject([
    { new_category: "UTILITY", correct_category: "MARKETING" },
    { previous_category: "UTILITY", new_category: "MARKETING" },
  ]);
  expect(line.of("message_template_status_update")[0]).toMatchObject({
    other_info: { title: "FIRST_PAUSE" },
  });
});

test("a template can be paused by the send that meets it, or hold its message (B.10)", async () => {
  await put({ name: "hello", body: "Hi" });
  await line.control("POST", "/faults", { kind: "hold-template", holdMs: 0, outcome: "paused" });
  const held = await send("hello");
  expect(held.json.messages).toMatchObject([{ message_status: "held_for_quality_assessment" }]);
  await line.idle();
  expect(line.elements("statuses")).toMatchObject([
    { status: "failed", errors: [{ code: 132015 }] },
  ]);
  await line.control("POST", `/faults`, { kind: "pause-template" });
  await line.write({ text: "hello" });
  expect((await line.send({ text: { body: "no template" } })).status).toBe(200);
  await put({ name: "hello", body: "Hi" });
  expect((await send("hello")).json.error.code).toBe(132015);
  await line.idle();
  expect(line.of("message_template_status_update").map(({ event }) => event)).toEqual([
    "PAUSED",
    "PAUSED",
  ]);
});
