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
