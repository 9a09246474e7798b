import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  readMetaTemplate,
  renderedTemplateSchema,
  renderTemplate,
  type Template,
  type TemplateReading,
  type TemplateValue,
  type TemplateValues,
  toMetaComponents,
} from "./index.ts";

function take(reading: TemplateReading): Template {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.template;
}

function meta(components: unknown, more: object = {}): Template {
  return take(
    readMetaTemplate({ name: "order", language: "en", status: "APPROVED", components, ...more }),
  );
}

const text = (content: string): TemplateValue => ({ type: "text", text: content });
const file = (id: string | null, link: string | null, fileName: string | null): TemplateValue => ({
  ...{ type: "media", id, link, fileName },
});

function render(template: Template, values: TemplateValues) {
  const rendered = renderTemplate(template, values);
  expect(renderedTemplateSchema.parse(rendered)).toEqual(rendered);
  return rendered;
}

const components = [
  { type: "HEADER", format: "DOCUMENT" },
  { type: "BODY", text: "Hi {{1}}, your parcel {{2}} is on its way" },
  { type: "FOOTER", text: "The {{1}} team" },
  { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Ends soon", has_expiration: true } },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: "Stop" },
      { type: "URL", text: "Track", url: "https://x.example/t/{{1}}" },
      { type: "URL", text: "Site", url: "https://x.example" },
      { type: "PHONE_NUMBER", text: "Call", phone_number: "+16465550100" },
      { type: "COPY_CODE", text: "Copy offer code" },
      { type: "FLOW", text: "Open", flow_id: "9" },
      { type: "CATALOG", text: "View" },
    ],
  },
  {
    type: "CAROUSEL",
    cards: [
      {
        components: [
          { type: "HEADER", format: "IMAGE" },
          { type: "BODY", text: "Only {{1}} now" },
          { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "More" }] },
        ],
      },
    ],
  },
];
const values: TemplateValues = {
  "header.media": file("m1", null, "bill.pdf"),
  "body.1": text("Ana"),
  "body.2": text("{{1}} $& A-17"),
  "offer.expiry": { type: "expiry", at: 1_800_000_000_000 },
  "button.0.payload": text(" STOP "),
  "button.1.1": text("17"),
  "button.4.coupon": text("25OFF"),
  "button.5.flow_token": text("t-1"),
  "card.0.header.media": file(null, "https://x.example/a.jpg", "ignored.jpg"),
  "card.0.body.1": { type: "currency", text: "$9", code: "USD", amount1000: 9000 },
};

describe("a template of Meta with its values", () => {
  test("is shown as it was sent, values put in once (TPL-13, S0.35)", () => {
    expect(render(meta(components), values)).toEqual({
      ...{ name: "order", language: "en" },
      header: { type: "media", media: "document", id: "m1", link: null, fileName: "bill.pdf" },
      body: "Hi Ana, your parcel {{1}} $& A-17 is on its way",
      footer: "The {{1}} team",
      buttons: [
        { type: "quick_reply", text: "Stop", payload: "STOP" },
        { type: "url", text: "Track", url: "https://x.example/t/17" },
        { type: "url", text: "Site", url: "https://x.example" },
        { type: "phone", text: "Call", phone: "+16465550100" },
        { type: "copy_code", text: "Copy offer code", code: "25OFF" },
        { type: "flow", text: "Open" },
        { type: "other", kind: "catalog", text: "View" },
      ],
      cards: [
        {
          header: {
            ...{ type: "media", media: "image", id: null, link: "https://x.example/a.jpg" },
            fileName: "ignored.jpg",
          },
          body: "Only $9 now",
          buttons: [{ type: "quick_reply", text: "More", payload: "More" }],
        },
      ],
      offer: { text: "Ends soon", expiresAt: 1_800_000_000_000 },
    });
  });

  test("is sent as the documented components (TPL-12, B.8)", () => {
    const button = (subType: string, index: string, parameter: object) => ({
      ...{ type: "button", sub_type: subType, index, parameters: [parameter] },
    });
    const link = "https://x.example/a.jpg";
    const amount = { fallback_value: "$9", code: "USD", amount_1000: 9000 };
    expect(toMetaComponents(meta(components), values)).toEqual([
      {
        type: "header",
        parameters: [{ type: "document", document: { id: "m1", filename: "bill.pdf" } }],
      },
      {
        type: "body",
        parameters: [
          { type: "text", text: "Ana" },
          { type: "text", text: "{{1}} $& A-17" },
        ],
      },
      button("quick_reply", "0", { type: "payload", payload: "STOP" }),
      button("url", "1", { type: "text", text: "17" }),
      button("copy_code", "4", { type: "coupon_code", coupon_code: "25OFF" }),
      button("flow", "5", { type: "action", action: { flow_token: "t-1" } }),
      {
        type: "limited_time_offer",
        parameters: [
          {
            type: "limited_time_offer",
            limited_time_offer: { expiration_time_ms: 1_800_000_000_000 },
          },
        ],
      },
      {
        type: "carousel",
        cards: [
          {
            card_index: 0,
            components: [
              { type: "header", parameters: [{ type: "image", image: { link } }] },
              { type: "body", parameters: [{ type: "currency", currency: amount }] },
            ],
          },
        ],
      },
    ]);
  });

  test("without values shows its variables, and sends only what a Flow must have (TPL-12, TPL-13)", () => {
    const rendered = render(meta(components), {});
    expect(rendered).toMatchObject({
      header: { id: null, link: null },
      body: "Hi {{1}}, your parcel {{2}} is on its way",
      offer: { expiresAt: null },
    });
    expect(rendered.buttons.slice(0, 5)).toMatchObject([
      { payload: "Stop" },
      { url: "https://x.example/t/{{1}}" },
      { url: "https://x.example" },
      {},
      { code: "" },
    ]);
    expect(toMetaComponents(meta(components), {})).toEqual([
      {
        ...{ type: "button", sub_type: "flow", index: "5" },
        parameters: [{ type: "action", action: { flow_token: "unused" } }],
      },
      { type: "carousel", cards: [{ card_index: 0, components: [] }] },
    ]);
    expect(toMetaComponents(meta([{ type: "BODY", text: "Fixed" }]), {})).toEqual([]);
  });

  test("numbers are sent in their order, names with their names (TPL-12)", () => {
    const numbered = meta([{ type: "BODY", text: "From {{2}} to {{1}} now" }]);
    const both = { "body.1": text("one"), "body.2": text("two") };
    expect(toMetaComponents(numbered, both)[0]?.parameters).toEqual([
      { type: "text", text: "one" },
      { type: "text", text: "two" },
    ]);
    const named = meta([{ type: "HEADER", format: "TEXT", text: "Until {{day}} only" }]);
    const day: TemplateValues = { "header.day": { type: "date_time", text: "May 1" } };
    expect(toMetaComponents(named, day)).toEqual([
      {
        type: "header",
        parameters: [
          { type: "date_time", date_time: { fallback_value: "May 1" }, parameter_name: "day" },
        ],
      },
    ]);
    expect(render(named, day).header).toEqual({ type: "text", text: "Until May 1 only" });
    expect(toMetaComponents(named, { "header.day": { type: "expiry", at: 1 } })).toEqual([]);
  });

  test("the one-time password stands in body and button (TPL-5, TPL-12)", () => {
    const buttons = [{ type: "OTP", text: "Copy code", otp_type: "COPY_CODE" }];
    const template = meta([
      { type: "BODY", text: "*{{1}}* is your code." },
      { type: "BUTTONS", buttons },
    ]);
    const parameters = [{ type: "text", text: "123456" }];
    expect(toMetaComponents(template, { "body.1": text("123456") })).toEqual([
      { type: "body", parameters },
      { type: "button", sub_type: "url", index: "0", parameters },
    ]);
    expect(render(template, { "body.1": text("123456") })).toMatchObject({
      body: "*123456* is your code.",
      buttons: [{ type: "one_time_password", text: "Copy code", code: "123456" }],
    });
    expect(render(template, {}).buttons).toMatchObject([{ code: "" }]);
    const inCard = { components: [{ type: "BUTTONS", buttons }] };
    const odd = meta([{ type: "CAROUSEL", cards: [inCard] }]);
    expect(render(odd, {}).cards[0]?.buttons).toMatchObject([{ code: "" }]);
    expect(toMetaComponents(odd, {})).toHaveLength(1);
  });

  test("a place is sent and shown with its name; other headers are named (TPL-12, TPL-13)", () => {
    const template = meta([{ type: "HEADER", format: "LOCATION" }]);
    const place = { latitude: 37.4, longitude: -122.1, name: "HQ", address: "Road 1" };
    const chosen: TemplateValues = { "header.location": { type: "location", ...place } };
    const location = { ...place, latitude: "37.4", longitude: "-122.1" };
    expect(toMetaComponents(template, chosen)).toEqual([
      { type: "header", parameters: [{ type: "location", location }] },
    ]);
    expect(render(template, chosen).header).toEqual({ type: "location", ...location });
    expect(render(template, {}).header).toMatchObject({ latitude: "", name: "" });
    expect(toMetaComponents(template, {})).toEqual([]);
    const product = meta([{ type: "HEADER", format: "PRODUCT" }]);
    expect(render(product, {}).header).toEqual({ type: "other", kind: "product" });
    expect(toMetaComponents(product, values)).toEqual([]);
    expect(
      toMetaComponents(meta([{ type: "HEADER", format: "IMAGE" }]), { "header.media": text("x") }),
    ).toEqual([]);
  });
});

describe("any values", () => {
  const words = fc.stringMatching(/^[a-z{}$&1 ]{0,12}$/);
  const template = meta([{ type: "BODY", text: "a {{1}} | b {{2}} | c {{1}}" }]);
  const bodyOf = (one: string, two: string) =>
    renderTemplate(template, { "body.1": text(one), "body.2": text(two) }).body;

  test("different values make different texts (TPL-13)", () => {
    fc.assert(
      fc.property(words, words, words, words, (a, b, c, d) => {
        expect(bodyOf(a, b) === bodyOf(c, d)).toBe(a === c && b === d);
      }),
    );
  });

  test("what is shown is what is sent: the values stand in the text in their order (TPL-12, TPL-13)", () => {
    fc.assert(
      fc.property(words, words, (one, two) => {
        const chosen = { "body.1": text(one), "body.2": text(two) };
        const sent = toMetaComponents(template, chosen).flatMap(({ parameters = [] }) =>
          parameters.map((parameter) => parameter.text),
        );
        expect(sent).toEqual([one, two]);
        expect(bodyOf(one, two)).toBe(`a ${sent[0]} | b ${sent[1]} | c ${sent[0]}`);
      }),
    );
  });
});
