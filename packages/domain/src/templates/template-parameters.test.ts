import { describe, expect, test } from "vitest";
import {
  readMetaTemplate,
  readTwilioContent,
  type Template,
  type TemplateReading,
  templateParameters,
} from "./index.ts";

function take(reading: TemplateReading): Template {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.template;
}

function meta(components: unknown, more: object = {}): Template {
  return take(readMetaTemplate({ name: "order", language: "en", components, ...more }));
}

function twilio(type: string, fields: object, more: object = {}): Template {
  const types = { [type]: fields };
  return take(readTwilioContent({ friendly_name: "order", language: "en", types, ...more }));
}

const keysOf = (template: Template) => templateParameters(template).map(({ key }) => key);

const everything = [
  { type: "HEADER", format: "DOCUMENT" },
  { type: "BODY", text: "Hi {{1}}, take {{2}} or {{1}} now", example: { body_text: [["Ana"]] } },
  { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "x", has_expiration: true } },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: "Stop" },
      { type: "URL", text: "Go", url: "https://x.example/{{1}}" },
      { type: "COPY_CODE", example: "25OFF" },
      { type: "FLOW", text: "Open" },
      { type: "PHONE_NUMBER", text: "Call", phone_number: "+16465550100" },
    ],
  },
  {
    type: "CAROUSEL",
    cards: [
      {
        components: [
          { type: "HEADER", format: "IMAGE" },
          { type: "BODY", text: "Only {{1}} now" },
          {
            type: "BUTTONS",
            buttons: [{ type: "URL", text: "Go", url: "https://x.example/{{1}}" }],
          },
        ],
      },
    ],
  },
];

describe("parameters of a template of Meta (TPL-6, TPL-7, S0.34)", () => {
  test("each part counts for itself, in reading order, each once", () => {
    expect(keysOf(meta(everything))).toEqual([
      ...["header.media", "body.1", "body.2", "offer.expiry", "button.0.payload", "button.1.1"],
      ...["button.2.coupon", "button.3.flow_token", "card.0.header.media", "card.0.body.1"],
      "card.0.button.0.1",
    ]);
  });

  test("each tells its kind, its place, its sample and whether it is needed", () => {
    const parameters = templateParameters(meta(everything));
    const header = { part: "header", card: null, button: null };
    expect(parameters[0]).toEqual({
      ...{ key: "header.media", kind: "media", name: null, media: "document", isRequired: true },
      ...{ places: [header], example: null },
    });
    expect(parameters[1]).toMatchObject({ kind: "text", name: "1", example: "Ana" });
    expect(parameters.map(({ kind }) => kind)).toEqual([
      ...["media", "text", "text", "expiry", "payload", "text", "coupon", "payload"],
      ...["media", "text", "text"],
    ]);
    expect(parameters.filter(({ isRequired }) => !isRequired).map(({ key }) => key)).toEqual([
      "button.0.payload",
      "button.3.flow_token",
    ]);
    expect(parameters.at(-1)?.places).toEqual([{ part: "button", card: 0, button: 0 }]);
  });

  test("numbers come in their order, whatever the text's", () => {
    expect(keysOf(meta([{ type: "BODY", text: "{{10}} {{b}} {{2}} {{a}}" }]))).toEqual([
      ...["body.2", "body.10", "body.b", "body.a"],
    ]);
  });

  test("a place is chosen by the sender; footers and labels have no variables", () => {
    const buttons = [{ type: "QUICK_REPLY", text: "{{1}}" }];
    const parts = [
      { type: "HEADER", format: "LOCATION" },
      { type: "FOOTER", text: "{{1}}" },
      { type: "BUTTONS", buttons },
    ];
    expect(keysOf(meta(parts))).toEqual(["header.location", "button.0.payload"]);
  });

  test("the one-time password is one parameter for body and button (TPL-5)", () => {
    const buttons = [{ type: "OTP", text: "Copy" }];
    const parts = [
      { type: "BODY", text: "{{1}} is it" },
      { type: "BUTTONS", buttons },
    ];
    expect(templateParameters(meta(parts))).toMatchObject([
      { key: "body.1", kind: "code", places: [{ part: "body" }, { part: "button", button: 0 }] },
    ]);
    expect(keysOf(meta([{ type: "BUTTONS", buttons }]))).toEqual(["body.1"]);
  });

  test("a sample is the draft's own, nothing inherited", () => {
    const template = { ...meta([{ type: "BODY", text: "a {{constructor}} b" }]), examples: {} };
    expect(templateParameters(template)[0]?.example).toBeNull();
  });
});

describe("parameters of Twilio's Content (TPL-6)", () => {
  test("one value fills every place: header, body, footer, labels, links, ids, codes", () => {
    const actions = [
      { type: "QUICK_REPLY", title: "{{4}}", id: "{{1}}" },
      { type: "URL", title: "Go", url: "https://x.example/{{5}}" },
      { type: "PHONE_NUMBER", title: "Call", phone: "{{6}}" },
      { type: "COPY_CODE", title: "Copy", code: "{{7}}" },
      { type: "HOLOGRAM", title: "?", deep: [{ er: "{{8}}" }, 3, null] },
    ];
    const fields = { body: "B {{1}} {{2}}", header_text: "H {{1}}", footer: "F {{3}}", actions };
    const parameters = templateParameters(
      twilio("whatsapp/card", fields, { variables: { 1: "a" } }),
    );
    expect(parameters.map(({ key }) => key)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `variable.${number}`),
    );
    expect(parameters[0]?.places.map(({ part }) => part)).toEqual(["header", "body", "button"]);
    expect(parameters[0]?.example).toBe("a");
    expect(parameters[6]?.kind).toBe("coupon");
  });

  test("files and places hold variables in their texts", () => {
    const media = ["https://x.example/{{1}}.jpg"];
    expect(keysOf(twilio("twilio/media", { body: "B", media }))).toEqual(["variable.1"]);
    const place = { latitude: "{{1}}", longitude: "{{2}}", label: "{{3}}" };
    expect(keysOf(twilio("twilio/location", place))).toHaveLength(3);
    const cards = [{ body: "C {{2}}", actions: [{ type: "QUICK_REPLY", title: "x {{3}}" }] }];
    expect(keysOf(twilio("twilio/carousel", { body: "B {{1}}", cards }))).toHaveLength(3);
    const odd = { ...twilio("twilio/text", { body: "B" }) };
    for (const header of [
      { type: "other", kind: "x", raw: ["{{1}}"] } as const,
      { type: "location", location: null } as const,
      { type: "media", media: "image", url: null } as const,
    ])
      expect(keysOf({ ...odd, header })).toHaveLength(1);
  });

  test("the password is the first variable of the fixed text", () => {
    const fields = { actions: [{ type: "COPY_CODE", copy_code_text: "Copy" }] };
    expect(templateParameters(twilio("whatsapp/authentication", fields))).toMatchObject([
      { key: "variable.1", kind: "code" },
    ]);
  });
});
