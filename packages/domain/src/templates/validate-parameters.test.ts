import { describe, expect, test } from "vitest";
import {
  type ParameterIssue,
  readMetaTemplate,
  readTwilioContent,
  type Template,
  type TemplateReading,
  type TemplateValue,
  type TemplateValues,
  templateValuesSchema,
  validateParameters,
} from "./index.ts";

const now = new Date("2026-11-21T10:00:00.000Z");

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

const text = (content: string): TemplateValue => ({ type: "text", text: content });

function codes(template: Template, values: TemplateValues): string[] {
  const parsed = templateValuesSchema.parse(values);
  return validateParameters(template, parsed, now).map(({ key, code }) => `${key} ${code}`);
}

describe("values", () => {
  const body = meta([{ type: "BODY", text: "Hi {{1}} there" }]);

  const inBody: [string, string, string[]][] = [
    ["a word", "Ana", []],
    ["four spaces in a row", "a    b", []],
    ["braces", "{{1}}", []],
    ["nothing", "", ["body.1 missing"]],
    ["white space", " \n ", ["body.1 missing"]],
    ["a line break", "a\nb", ["body.1 line_break"]],
    ["a paragraph separator", "a\u2029b", ["body.1 line_break"]],
    ["a tab", "a\tb", ["body.1 tab"]],
    ["five spaces in a row", "a     b", ["body.1 spaces"]],
    ["a text that fills the body", "😀".repeat(1024 - 9), []],
    ["a text over the body's length", "x".repeat(1024 - 8), ["body.1 too_long"]],
  ];

  test.each(inBody)("%s in a body (TPL-8, TPL-9)", (_, value, expected) => {
    expect(codes(body, { "body.1": text(value) })).toEqual(expected);
  });

  test("what is missing, of another kind or unknown is named (TPL-7)", () => {
    expect(codes(body, {})).toEqual(["body.1 missing"]);
    expect(codes(body, { "body.1": { type: "expiry", at: 1 } })).toEqual(["body.1 wrong_kind"]);
    expect(codes(body, { "body.1": text("x"), "body.2": text("y") })).toEqual(["body.2 unknown"]);
  });

  test("each issue is a sentence for the person who types", () => {
    const issues: ParameterIssue[] = validateParameters(body, {}, now);
    expect(issues).toEqual([{ key: "body.1", code: "missing", message: "Fill in this value." }]);
    const long = { "body.1": text("x".repeat(1024)) };
    expect(validateParameters(body, long, now)[0]?.message).toBe(
      "With its values this text has 1033 characters; WhatsApp takes 1024. Use shorter values.",
    );
  });

  test("older kinds of value are texts; an amount names its currency (TPL-7, TPL-11)", () => {
    const money = { type: "currency", text: "$9", code: "USD", amount1000: 9000 } as const;
    expect(codes(body, { "body.1": money })).toEqual([]);
    expect(codes(body, { "body.1": { type: "date_time", text: "May 1" } })).toEqual([]);
    expect(codes(body, { "body.1": { ...money, code: "usd" } })).toEqual(["body.1 bad_amount"]);
    expect(codes(body, { "body.1": { ...money, amount1000: 0.5 } })).toEqual(["body.1 bad_amount"]);
    expect(codes(body, { "body.1": { ...money, text: "a\tb" } })).toEqual(["body.1 tab"]);
    const coupon = meta([{ type: "BUTTONS", buttons: [{ type: "COPY_CODE" }] }]);
    expect(codes(coupon, { "button.0.coupon": money })).toEqual(["button.0.coupon wrong_kind"]);
  });

  test("the longest value of a text that is too long is named (TPL-9)", () => {
    const header = meta([{ type: "HEADER", format: "TEXT", text: "{{1}} and {{2}}" }]);
    const values = { "header.1": text("x"), "header.2": text("y".repeat(60)) };
    expect(codes(header, values)).toEqual(["header.2 too_long"]);
    expect(codes(header, { "header.2": text("y".repeat(60)) })).toEqual(["header.1 missing"]);
    const card = { components: [{ type: "BODY", text: "a {{1}} b" }] };
    const carousel = meta([{ type: "CAROUSEL", cards: [card] }]);
    expect(codes(carousel, { "card.0.body.1": text("x".repeat(157)) })).toEqual([
      "card.0.body.1 too_long",
    ]);
  });

  const buttons = [
    { type: "QUICK_REPLY", text: "Stop" },
    { type: "URL", text: "Go", url: "https://x.example/t/{{1}}" },
    { type: "COPY_CODE" },
  ];
  const link = meta([{ type: "BUTTONS", buttons }]);
  const linkWith = (value: string, coupon = "25OFF", payload = "") =>
    codes(link, {
      "button.0.payload": text(payload),
      "button.1.1": text(value),
      "button.2.coupon": text(coupon),
    });

  test("payloads may stay empty; codes and payloads have a length (TPL-7, TPL-9)", () => {
    expect(linkWith("17", "x".repeat(20), "p".repeat(128))).toEqual([]);
    expect(linkWith("17", "x".repeat(21), "p".repeat(129))).toEqual([
      "button.0.payload too_long",
      "button.2.coupon too_long",
    ]);
    const otp = meta([{ type: "BUTTONS", buttons: [{ type: "OTP" }] }]);
    expect(codes(otp, { "body.1": text("1".repeat(15)) })).toEqual([]);
    expect(codes(otp, { "body.1": text("1".repeat(16)) })).toEqual(["body.1 too_long"]);
  });

  test.each([
    ["a path", "a/b?c=d#e", true],
    ["a space", "a b", false],
    ["a control character", "a\u0007b", false],
    ["2,000 characters in all", "x".repeat(2000 - 20), true],
    ["2,001 characters in all", "x".repeat(2001 - 20), false],
  ])("%s in a link (TPL-10)", (_, value, isGood) => {
    expect(linkWith(value)).toHaveLength(isGood ? 0 : 1);
  });

  test("a value leads to no other site than the one reviewed (TPL-10)", () => {
    const to = (url: string, value: string) =>
      codes(meta([{ type: "BUTTONS", buttons: [{ type: "URL", text: "Go", url }] }]), {
        "button.0.1": text(value),
      });
    expect(to("https://x.example/{{1}}", "@evil.example")).toEqual([]);
    expect(to("https://x.example{{1}}", "@evil.example/")).toEqual([]);
    expect(to("{{1}}", "https://x.example")).toEqual([]);
    expect(to("{{1}}", "javascript:1")).toEqual(["button.0.1 bad_address"]);
    expect(to("{{1}}", "nothing")).toEqual(["button.0.1 bad_address"]);
    expect(to("http://{{1}}/", "x.example")).toEqual([]);
  });

  test("a file is an id or an https link (TPL-11)", () => {
    const image = meta([{ type: "HEADER", format: "IMAGE" }]);
    const withFile = (id: string | null, link: string | null) =>
      codes(image, { "header.media": { type: "media", id, link, fileName: null } });
    expect(withFile("1", null)).toEqual([]);
    expect(withFile(null, "https://x.example/a.jpg")).toEqual([]);
    expect(withFile(null, "http://x.example/a.jpg")).toEqual(["header.media bad_address"]);
    expect(withFile(null, "a.jpg")).toEqual(["header.media bad_address"]);
    expect(withFile(null, null)).toEqual(["header.media missing"]);
    expect(withFile("", null)).toEqual(["header.media missing"]);
    expect(withFile("1", "https://x.example/a.jpg")).toEqual(["header.media missing"]);
    expect(codes(image, { "header.media": text("a.jpg") })).toEqual(["header.media wrong_kind"]);
  });

  test("a place is on the globe, an offer ends in the future (TPL-11)", () => {
    const template = meta([
      { type: "HEADER", format: "LOCATION" },
      { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: "x", has_expiration: true } },
    ]);
    const at = (latitude: number, longitude: number, ms: number) =>
      codes(template, {
        "header.location": { type: "location", latitude, longitude, name: "", address: "" },
        "offer.expiry": { type: "expiry", at: now.getTime() + ms },
      });
    expect(at(-90, 180, 1)).toEqual([]);
    expect(at(90.1, 0, 0)).toEqual(["header.location bad_location", "offer.expiry expired"]);
    expect(at(0, -180.1, 1)).toEqual(["header.location bad_location"]);
  });

  test("at Twilio every filled text has its limit (TPL-9, TPL-10)", () => {
    const actions = [
      { type: "QUICK_REPLY", title: "Yes {{1}}", id: "{{1}}" },
      { type: "COPY_CODE", title: "Copy", code: "X{{2}}" },
    ];
    const fields = { body: "B", footer: "F {{1}}", media: ["https://x.example/{{3}}"], actions };
    const card = twilio("whatsapp/card", fields);
    const values = (one: string, two: string, three: string) => ({
      ...{ "variable.1": text(one), "variable.2": text(two), "variable.3": text(three) },
    });
    expect(codes(card, values("x".repeat(16), "x".repeat(19), "a.jpg"))).toEqual([]);
    expect(codes(card, values("x".repeat(17), "x".repeat(20), "a b.jpg"))).toEqual([
      "variable.3 bad_address",
      "variable.1 too_long",
      "variable.2 too_long",
    ]);
    expect(codes(card, values("x", "x", "a".repeat(2000)))).toEqual(["variable.3 too_long"]);
  });
});

test.each<[string, Record<string, unknown>]>([
  ["text", { type: "text", text: "Ana" }],
  ["currency", { type: "currency", text: "€ 5", code: "EUR", amount1000: 5000 }],
  ["date_time", { type: "date_time", text: "today" }],
  ["media", { type: "media", id: "1", link: null, fileName: null }],
  ["location", { type: "location", latitude: 1, longitude: 2, name: "a", address: "b" }],
  ["expiry", { type: "expiry", at: 1 }],
])("a value of kind %s with a member of another name is refused (S0.35)", (_, value) => {
  expect(templateValuesSchema.safeParse({ "body.1": value }).success).toBe(true);
  expect(templateValuesSchema.safeParse({ "body.1": { ...value, extra: 1 } }).success).toBe(false);
});
