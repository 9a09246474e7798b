import { describe, expect, test } from "vitest";
import {
  readMetaTemplate,
  type Template,
  templateCategoryOf,
  templateLanguageOf,
  templateQualityOf,
  templateSchema,
  templateStatusOf,
} from "./index.ts";

function read(components: unknown, more: object = {}): Template {
  const reading = readMetaTemplate({ name: "order", language: "en_US", components, ...more });
  if (!reading.ok) throw new Error(reading.reason);
  expect(templateSchema.parse(reading.template)).toEqual(reading.template);
  return reading.template;
}

const documented = {
  ...{ id: "1387372356726668", name: "reservation_confirmation", language: "en_US" },
  ...{ status: "APPROVED", category: "UTILITY", parameter_format: "NAMED" },
  quality_score: { score: "GREEN", date: 1758754645 },
  components: [
    { type: "HEADER", format: "IMAGE", example: { header_handle: ["https://files.example/1"] } },
    {
      ...{ type: "BODY", text: "See you {{day}}." },
      example: { body_text_named_params: [{ param_name: "day", example: "Saturday" }] },
    },
    { type: "FOOTER", text: "The team" },
    {
      type: "BUTTONS",
      buttons: [
        {
          ...{ type: "URL", text: "Change", url: "https://x.example/{{1}}" },
          example: ["https://x.example/17"],
        },
        { type: "PHONE_NUMBER", text: "Call us", phone_number: "+16465550100" },
        { type: "QUICK_REPLY", text: "Cancel" },
      ],
    },
  ],
};

describe("a template of the Graph API", () => {
  test("the documented answer becomes our model (TPL-1, B.10)", () => {
    expect(readMetaTemplate(documented)).toEqual({
      ok: true,
      template: {
        ...{ provider: "meta", providerId: "1387372356726668", name: "reservation_confirmation" },
        ...{ language: "en_US", category: "utility", parameterFormat: "named", ttlSeconds: null },
        ...{ status: "approved", statusWord: "APPROVED", quality: "green", rejectedReason: null },
        header: { type: "media", media: "image", url: null },
        body: "See you {{day}}.",
        footer: "The team",
        buttons: [
          { type: "url", text: "Change", url: "https://x.example/{{1}}" },
          { type: "phone", text: "Call us", phone: "+16465550100" },
          { type: "quick_reply", text: "Cancel", id: null },
        ],
        ...{ cards: [], offer: null, authentication: null, other: [] },
        examples: {
          "header.media": "https://files.example/1",
          "body.day": "Saturday",
          "button.0.1": "17",
        },
      },
    });
  });

  test("every kind of header is read, any case (TPL-1)", () => {
    expect(read([{ type: "header", format: "text", text: "Hi" }]).header).toEqual({
      type: "text",
      text: "Hi",
    });
    expect(read([{ type: "HEADER", format: "LOCATION" }]).header).toEqual({
      type: "location",
      location: null,
    });
    expect(read([{ type: "HEADER", format: "VIDEO" }]).header).toMatchObject({ media: "video" });
    for (const format of ["PRODUCT", undefined, "TEXT"]) {
      const raw = { type: "HEADER", format };
      expect(read([raw]).header).toMatchObject({ type: "other", raw });
    }
  });

  test("every kind of button is read, an unknown one kept whole (TPL-1)", () => {
    const buttons = [
      { type: "copy_code", text: "Copy offer code", example: "25OFF" },
      { type: "COPY_CODE", example: ["25OFF"] },
      { type: "copy_code" },
      { type: "FLOW", text: "Open", flow_id: 123 },
      { type: "OTP", text: "Copy", otp_type: "ONE_TAP" },
      { type: "otp" },
      { type: "URL", text: "No address" },
      { type: "URL", text: "Fixed", url: "https://x.example", example: ["https://x.example"] },
      { type: "URL", text: "No sample", url: "https://x.example/{{1}}" },
      { type: "URL", text: "Short sample", url: "https://x.example/{{1}}", example: "17" },
      { type: "PHONE_NUMBER", text: "No number" },
      { type: "MPM", text: "View items" },
      { text: "No type" },
      "no object",
    ];
    const template = read([{ type: "BUTTONS", buttons }]);
    expect(template.buttons).toEqual([
      { type: "copy_code", text: "Copy offer code", code: null },
      { type: "copy_code", text: "", code: null },
      { type: "copy_code", text: "", code: null },
      { type: "flow", text: "Open", flowId: "123" },
      { type: "one_time_password", text: "Copy", otpType: "one_tap" },
      { type: "one_time_password", text: "", otpType: "copy_code" },
      { type: "other", kind: "url", text: "No address", raw: buttons[6] },
      { type: "url", text: "Fixed", url: "https://x.example" },
      { type: "url", text: "No sample", url: "https://x.example/{{1}}" },
      { type: "url", text: "Short sample", url: "https://x.example/{{1}}" },
      { type: "other", kind: "phone_number", text: "No number", raw: buttons[10] },
      { type: "other", kind: "mpm", text: "View items", raw: buttons[11] },
      { type: "other", kind: "unknown", text: "No type", raw: buttons[12] },
      { type: "other", kind: "unknown", text: "", raw: "no object" },
    ]);
    expect(template.examples).toEqual({
      "button.0.coupon": "25OFF",
      "button.1.coupon": "25OFF",
      "button.9.1": "17",
    });
  });

  test("a carousel and an offer are read, samples under the card's key (TPL-1)", () => {
    const card = [
      { type: "HEADER", format: "IMAGE", example: { header_handle: ["h"] } },
      { type: "BODY", text: "Only {{1}}", example: { body_text: [["9 EUR"]] } },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "More" }] },
    ];
    const template = read([
      { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "Ends", has_expiration: true } },
      { type: "CAROUSEL", cards: [{ components: card }, { components: [] }] },
    ]);
    expect(template.offer).toEqual({ text: "Ends", hasExpiration: true });
    expect(template.cards[0]).toEqual({
      header: { type: "media", media: "image", url: null },
      body: "Only {{1}}",
      buttons: [{ type: "quick_reply", text: "More", id: null }],
      other: [],
    });
    expect(template.examples).toEqual({ "card.0.header.media": "h", "card.0.body.1": "9 EUR" });
    expect(read([{ type: "LIMITED_TIME_OFFER", limited_time_offer: {} }]).offer).toEqual({
      text: "",
      hasExpiration: false,
    });
  });

  test("samples are read in the order of the numbers, from rows or a flat list (TPL-6)", () => {
    const text = "From {{2}} to {{1}} for {{3}}";
    const nested = { body_text: [["one", "two"]] };
    expect(read([{ type: "BODY", text, example: nested }]).examples).toEqual({
      "body.1": "one",
      "body.2": "two",
    });
    const flat = { body_text: ["one"] };
    expect(read([{ type: "BODY", text, example: flat }]).examples).toEqual({ "body.1": "one" });
    const header = { type: "HEADER", format: "TEXT", text: "Hi {{1}}" };
    const example = { header_text: ["Ana"] };
    expect(read([{ ...header, example }]).examples).toEqual({ "header.1": "Ana" });
    const broken = { body_text_named_params: [{ param_name: "x" }, { example: "y" }, 3] };
    expect(read([{ type: "BODY", text, example: broken }]).examples).toEqual({});
  });

  test("what is not understood is kept whole (TPL-1)", () => {
    const odd = [
      { type: "HOLOGRAM", depth: 3 },
      { type: "BODY" },
      { type: "FOOTER" },
      { type: "BUTTONS" },
      { type: "CAROUSEL" },
      { type: "LIMITED_TIME_OFFER" },
      { no: "type" },
      "text",
    ];
    expect(read(odd).other.map(({ raw }) => raw)).toEqual(odd);
    const twice = [
      { type: "BODY", text: "one" },
      { type: "BODY", text: "two" },
    ];
    expect(read(twice)).toMatchObject({ body: "one", other: [{ kind: "body", raw: twice[1] }] });
    const inCard = [
      { type: "FOOTER", text: "small" },
      { type: "LIMITED_TIME_OFFER", limited_time_offer: {} },
      { type: "CAROUSEL", cards: [] },
      { type: "BODY", add_security_recommendation: true },
    ];
    const cards = [{ components: inCard }, "no card", {}];
    expect(
      read([{ type: "CAROUSEL", cards }]).cards.map(({ other }) => other.map(({ raw }) => raw)),
    ).toEqual([inCard, ["no card"], [{}]]);
  });

  test("without a stated format, words as names mean named (TPL-6)", () => {
    expect(read([{ type: "BODY", text: "Hi {{1}} there" }]).parameterFormat).toBe("positional");
    expect(read([{ type: "BODY", text: "Hi {{name}} there" }]).parameterFormat).toBe("named");
    const header = { type: "HEADER", format: "TEXT", text: "Hi {{name}}" };
    expect(read([header]).parameterFormat).toBe("named");
    expect(read([], { parameter_format: "POSITIONAL" }).parameterFormat).toBe("positional");
  });
});

describe("one-time passwords (TPL-5)", () => {
  test("the fixed text is written out where the provider leaves it out", () => {
    const template = read([
      { type: "body", add_security_recommendation: true },
      { type: "footer", code_expiration_minutes: 10 },
    ]);
    expect(template.body).toBe(
      "*{{1}}* is your verification code. For your security, do not share this code.",
    );
    expect(template.footer).toBe("This code expires in 10 minutes.");
    expect(template.authentication).toEqual({ securityAdvice: true, expirationMinutes: 10 });
  });

  test("the provider's own text is kept", () => {
    const template = read([
      { type: "BODY", text: "*{{1}}* es tu código.", add_security_recommendation: false },
      { type: "FOOTER", text: "Caduca en 5 minutos.", code_expiration_minutes: "5" },
    ]);
    expect(template).toMatchObject({
      body: "*{{1}}* es tu código.",
      footer: "Caduca en 5 minutos.",
      authentication: { securityAdvice: false, expirationMinutes: 5 },
    });
  });

  test("a URL button with otp_type is the password's button, in that category only", () => {
    const url = "https://otp.example/code/?otp_type=COPY_CODE&code=otp{{1}}";
    const buttons = [{ type: "URL", text: "Copy code", url }];
    const components = [{ type: "BUTTONS", buttons }];
    expect(read(components, { category: "AUTHENTICATION" }).buttons).toEqual([
      { type: "one_time_password", text: "Copy code", otpType: "copy_code" },
    ]);
    expect(read(components, { category: "UTILITY" }).buttons[0]?.type).toBe("url");
  });
});

describe("words (TPL-2)", () => {
  test.each([
    ["APPROVED", "approved"],
    ["REINSTATED", "approved"],
    ["UNPAUSE", "approved"],
    ["received", "pending"],
    ["PENDING_DELETION", "pending_deletion"],
    ["LEVITATING", "unknown"],
    ["constructor", "unknown"],
  ])("the status %s is %s", (word, status) => {
    expect(templateStatusOf(word)).toBe(status);
    expect(read([], { status: word })).toMatchObject({ status, statusWord: word });
  });

  test.each([
    ["MARKETING", "marketing"],
    ["TRANSACTIONAL", "utility"],
    ["OTP", "authentication"],
    ["SURPRISE", "unknown"],
  ])("the category %s is %s", (word, category) => {
    expect(templateCategoryOf(word)).toBe(category);
  });

  test("quality, language and reason are read in every form they come in", () => {
    expect(templateQualityOf("YELLOW")).toBe("yellow");
    expect(templateQualityOf("PURPLE")).toBe("unknown");
    expect(templateLanguageOf(" en-US ")).toBe("en_US");
    expect(read([], { quality_score: "RED" }).quality).toBe("red");
    expect(read([], { rejected_reason: "NONE" }).rejectedReason).toBeNull();
    expect(read([], { rejected_reason: "SCAM" }).rejectedReason).toBe("SCAM");
    expect(read([], { message_send_ttl_seconds: 600, id: 7 })).toMatchObject({
      ttlSeconds: 600,
      providerId: "7",
    });
  });
});

test.each([
  ["not_an_object", [null, "x", []]],
  ["no_name", [{}, { name: "" }, { name: {} }]],
  ["no_language", [{ name: "a" }, { name: "a", language: "" }]],
])("an object that is no template gives the reason %s (TPL-3)", (reason, raws) => {
  for (const raw of raws) expect(readMetaTemplate(raw)).toEqual({ ok: false, reason });
});
