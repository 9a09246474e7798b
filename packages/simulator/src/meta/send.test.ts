import { afterEach, beforeEach, expect, test } from "vitest";
import { ANA, type Json, NUMBER, type Simulated, simulate } from "../server/fixtures/simulate.ts";

let line: Simulated;
beforeEach(async () => {
  line = simulate();
  await line.write({ text: "hello" });
});
afterEach(() => line.stop());

const interactive = (type: string, action: Json, more: Json = {}) => ({
  type: "interactive",
  interactive: { type, body: { text: "Pick" }, action, ...more },
});
const reply = (id: string) => ({ type: "reply", reply: { id, title: `Choice ${id}` } });
const rows = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id: `r${id}`, title: `Row ${id}` }));
const flow = { flow_message_version: "3", flow_id: "1", flow_cta: "Book", flow_token: "t-1" };
const link = "https://example.com/file";

const ACCEPTED: [string, Json, Json?][] = [
  ["a text with a preview", { text: { body: "See https://a.example", preview_url: true } }],
  ["a photo by link", { type: "image", image: { link, caption: "c" } }],
  ["a place", { type: "location", location: { latitude: "52.5", longitude: 13.3 } }],
  ["a contact", { type: "contacts", contacts: [{ name: { formatted_name: "Bo" } }] }],
  [
    "reply buttons",
    interactive("button", { buttons: [reply("a"), reply("b")] }, { footer: { text: "f" } }),
    { body: "Pick", footer: "f", buttons: [{ kind: "reply", id: "a", title: "Choice a" }, {}] },
  ],
  [
    "a list",
    interactive("list", { button: "Open", sections: [{ rows: rows(10) }] }),
    { buttons: [{ kind: "list", title: "Open", sections: [{ rows: expect.any(Array) }] }] },
  ],
  [
    "a link button",
    interactive("cta_url", { name: "cta_url", parameters: { display_text: "Go", url: link } }),
    { buttons: [{ kind: "url", title: "Go", target: link }] },
  ],
  [
    "a Flow",
    interactive("flow", { name: "flow", parameters: flow }),
    { buttons: [{ kind: "flow", title: "Book", token: "t-1" }] },
  ],
  [
    "a question for the place",
    interactive("location_request_message", { name: "send_location" }),
    { buttons: [{ kind: "location" }] },
  ],
  [
    "a question for the number",
    interactive("request_contact_info", { name: "request_contact_info" }),
    { buttons: [{ kind: "contact" }] },
  ],
  [
    "a product",
    interactive("product", { catalog_id: "1", product_retailer_id: "sku-1" }),
    { buttons: [{ kind: "products", skus: ["sku-1"] }] },
  ],
  [
    "products",
    interactive(
      "product_list",
      { catalog_id: "1", sections: [{ product_items: [{ product_retailer_id: "sku-1" }] }] },
      { header: { type: "text", text: "Ours" } },
    ),
    { header: { kind: "text", text: "Ours" } },
  ],
  ["a catalogue", interactive("catalog_message", { name: "catalog_message" })],
  [
    "a carousel",
    interactive("carousel", {
      cards: [0, 1].map((card_index) => ({
        card_index,
        type: "cta_url",
        header: { type: "image", image: { link } },
        body: { text: "Offer" },
        action: { name: "cta_url", parameters: { display_text: "Buy", url: link } },
      })),
    }),
    { cards: [{ header: { kind: "image", link }, buttons: [{ kind: "url" }] }, {}] },
  ],
  ["a call button", interactive("voice_call", { name: "voice_call" })],
  [
    "a call permission",
    interactive("call_permission_request", { name: "call_permission_request" }),
  ],
  [
    "an address form",
    interactive("address_message", { name: "address_message", parameters: { country: "IN" } }),
    { buttons: [{ kind: "address" }] },
  ],
];

test.each(ACCEPTED)("%s is accepted and reaches the phone (B.3 to B.7)", async (_t, body, card) => {
  const { status, json } = await line.send({ type: "text", ...body });
  expect([status, json.error]).toEqual([200, undefined]);
  await line.idle();
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  const message = (await line.control("GET", `/messages/${id}`)).json;
  expect(message.status).toBe("read");
  if (card) expect(message.card).toMatchObject(card);
});

test.each<[string, Json, number]>([
  ["text of 4,097 characters", { type: "text", text: { body: "x".repeat(4097) } }, 100],
  ["a caption of 1,025", { type: "image", image: { link, caption: "x".repeat(1025) } }, 100],
  ["id and link together", { type: "image", image: { link, id: "1" } }, 131009],
  ["a link that is none", { type: "image", image: { link: "ftp://a" } }, 131009],
  ["an unknown file", { type: "image", image: { id: "404" } }, 100],
  ["a place off the globe", { type: "location", location: { latitude: 91, longitude: 0 } }, 131009],
  ["a place without longitude", { type: "location", location: { latitude: 1 } }, 131008],
  ["no contacts", { type: "contacts", contacts: [] }, 131008],
  ["a nameless contact", { type: "contacts", contacts: [{ name: {} }] }, 131008],
  ["two equal buttons", interactive("button", { buttons: [reply("a"), reply("a")] }), 131009],
  ["no buttons", interactive("button", { buttons: [] }), 131008],
  [
    "a title of 21",
    interactive("button", {
      buttons: [{ type: "reply", reply: { id: "a", title: "x".repeat(21) } }],
    }),
    100,
  ],
  ["eleven rows", interactive("list", { button: "b", sections: [{ rows: rows(11) }] }), 131009],
  [
    "two sections without titles",
    interactive("list", { button: "b", sections: [{ rows: rows(1) }, { rows: rows(1) }] }),
    131009,
  ],
  [
    "a list with a picture",
    interactive(
      "list",
      { button: "b", sections: [{ rows: rows(1) }] },
      { header: { type: "image", image: { link } } },
    ),
    131009,
  ],
  [
    "an emoji on a Flow",
    interactive("flow", { name: "flow", parameters: { ...flow, flow_cta: "📅" } }),
    131009,
  ],
  [
    "a Flow of two names",
    interactive("flow", { name: "flow", parameters: { ...flow, flow_name: "a" } }),
    131009,
  ],
  ["one card", interactive("carousel", { cards: [{ card_index: 0, action: {} }] }), 131009],
  ["an unknown interactive kind", interactive("poll", {}), 131009],
  ["a kind of message that is none", { type: "poll", poll: {} }, 131051],
  ["a context without id", { text: { body: "x" }, context: {} }, 131008],
])("%s is refused with its code (B.2, C.3)", async (_title, body, code) => {
  const { status, json } = await line.send(body);
  expect([status, json.error?.code]).toEqual([400, code]);
});

test("sends beyond the number's second and the person's burst are refused, and flow again later (B.17)", async () => {
  const rates = { perSecond: 3, pairBurst: 2 };
  await line.control("PATCH", `/numbers/${NUMBER.phoneNumberId}`, { rates });
  await line.control("PUT", "/clock", { now: "2026-11-20T09:30:00.100Z" });
  await line.write({ text: "hello", at: "2026-11-20T09:30:00Z" });
  const send = async () => (await line.send({ text: { body: "x" } })).json.error?.code;
  expect(await send()).toBeUndefined();
  expect(await send()).toBeUndefined();
  expect(await send()).toBe(131056);
  expect(await send()).toBe(130429);
  await line.control("POST", "/clock", { advanceMs: 6000 });
  expect(await send()).toBeUndefined();
  expect(await send()).toBe(131056);
});

test("a read receipt with a typing indicator marks the thread and is no send (B.6)", async () => {
  const { json } = await line.write({ text: "two" });
  const receipt = { to: undefined, status: "read", message_id: json.id };
  expect((await line.send({ ...receipt, typing_indicator: { type: "text" } })).json).toEqual({
    success: true,
  });
  expect((await line.send({ ...receipt, typing_indicator: { type: "x" } })).status).toBe(400);
  expect((await line.control("GET", "/ledger")).json.ledger).toEqual([]);
  const { messages } = (await line.control("GET", `/customers/${ANA}/messages`))
    .json as unknown as {
    messages: Json[];
  };
  expect(messages.map(({ status }) => status)).toEqual(["read", "read"]);
});

test("a voice note is played, a message fails late: any status on demand (A.9)", async () => {
  const { json } = await line.send({ text: { body: "x" } });
  const [{ id } = { id: "" }] = json.messages as { id: string }[];
  await line.idle();
  await line.control("POST", `/messages/${id}/status`, { status: "played" });
  await line.control("POST", `/messages/${id}/status`, {
    status: "failed",
    error: { code: 131026 },
  });
  await line.idle();
  expect(line.elements("statuses").slice(-2)).toMatchObject([
    { status: "played" },
    { status: "failed", errors: [{ code: 131026 }] },
  ]);
});

test("who has stopped marketing gets none (131050), and the business is told (A.13)", async () => {
  const templates = [{ name: "sale", category: "marketing", body: "Sale!" }];
  await line.control("PATCH", `/numbers/${NUMBER.phoneNumberId}`, { templates });
  await line.control("POST", `/customers/${ANA}/preferences`, { marketing: "stop" });
  const template = { name: "sale", language: { code: "en_US" } };
  await line.send({ type: "template", template });
  await line.idle();
  expect(line.of("user_preferences")[0]).toMatchObject({
    user_preferences: [{ value: "stop", wa_id: ANA, timestamp: expect.any(Number) }],
  });
  expect(line.elements("statuses")[0]).toMatchObject({ errors: [{ code: 131050 }] });
});

test("a message for an earlier owner of the phone is not delivered (137000)", async () => {
  await line.control("PATCH", `/customers/${ANA}`, { identityHash: "new" });
  await line.write({ text: "it is me" });
  for (const recipient_identity_key_hash of ["old", "new"])
    await line.send({ text: { body: "x" }, recipient_identity_key_hash });
  await line.idle();
  expect(line.elements("contacts")).toContainEqual(
    expect.objectContaining({ identity_key_hash: "new" }),
  );
  expect(line.elements("statuses").filter(({ status }) => status === "failed")).toMatchObject([
    { errors: [{ code: 137000 }] },
  ]);
});
