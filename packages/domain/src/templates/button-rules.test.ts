import { describe, expect, test } from "vitest";
import {
  lintTemplate,
  type TemplateButton,
  type TemplateCard,
  type TemplateDraft,
  type TemplateHeader,
  templateDraftSchema,
} from "./index.ts";

const good: TemplateDraft = templateDraftSchema.parse({
  ...{ provider: "meta", name: "order_update", language: "en_US", category: "utility" },
  ...{ parameterFormat: "positional", ttlSeconds: null, header: null },
  body: "Hi {{1}}, your parcel is on its way to you.",
  ...{ footer: null, buttons: [], cards: [], offer: null, authentication: null },
  examples: { "body.1": "Ana" },
});
const examples = Object.fromEntries(
  ["header", "body", "button.0"].flatMap((part) =>
    ["1", "2", "3", "name"].map((name) => [`${part}.${name}`, "x"]),
  ),
);
const twilioExamples = { "variable.1": "x", "variable.2": "x", "variable.3": "x" };
const twilio = { provider: "twilio", examples: twilioExamples } as const;
const shorter = { category: "marketing", body: "Come and see us" } as const;

function lint(change: Partial<TemplateDraft>, others: readonly TemplateDraft[] = []) {
  return lintTemplate({ ...good, examples, ...change }, others).map(
    ({ rule, severity, field }) => `${rule} ${severity} ${field}`,
  );
}

const body = (text: string, more: Partial<TemplateDraft> = {}) => lint({ body: text, ...more });
const header = (text: string): TemplateHeader => ({ type: "text", text });
const reply = (text = "Yes"): TemplateButton => ({ type: "quick_reply", text, id: null });
const link = (url = "https://x.example/orders"): TemplateButton => ({
  ...{ type: "url", text: "Go", url },
});
const phone = (number = "+1 646 555 0100"): TemplateButton => ({
  ...{ type: "phone", text: "Call", phone: number },
});
const coupon: TemplateButton = { type: "copy_code", text: "", code: null };
const other = (kind: string): TemplateButton => ({ type: "other", kind, text: "", raw: null });

describe("buttons", () => {
  const counted = (buttons: TemplateButton[], more: Partial<TemplateDraft> = {}) =>
    lint({
      buttons,
      examples: { ...examples, "button.0.coupon": "x", "button.1.coupon": "x" },
      ...more,
    }).filter((finding) => !finding.startsWith("TPL-40"));

  test("their number (TPL-33)", () => {
    expect(counted(Array.from({ length: 10 }, () => reply()))).toEqual([]);
    expect(counted(Array.from({ length: 11 }, () => reply()))).toEqual(["TPL-33 rejects buttons"]);
    expect(counted([link(), link()])).toEqual([]);
    expect(counted([link(), link(), link()])).toEqual(["TPL-33 rejects buttons"]);
    expect(counted([phone(), phone()])).toEqual(["TPL-33 rejects buttons"]);
    expect(counted([coupon, coupon])).toEqual(["TPL-33 rejects buttons"]);
    const both = [phone(), other("voice_call")];
    expect(counted(both)).toEqual([]);
    expect(counted(both, twilio)).toEqual(["TPL-33 rejects buttons"]);
    expect(counted([phone()], twilio)).toEqual([]);
  });

  test("their labels (TPL-34)", () => {
    const bad = "TPL-34 rejects buttons.0.text";
    expect(lint({ buttons: [reply("x".repeat(25))] })).toEqual([]);
    expect(lint({ buttons: [reply("x".repeat(21))], ...twilio })).toEqual([bad]);
    for (const label of ["", "x".repeat(26), "Hi {{1}}", "Yes 🎉", "*Yes*", "a\nb"])
      expect(lint({ buttons: [reply(label)] })).toEqual([bad]);
  });

  test("quick replies stand side by side (TPL-35)", () => {
    expect(counted([reply(), reply(), link(), phone()])).toEqual([]);
    expect(counted([link(), phone(), reply(), reply()])).toEqual([]);
    expect(counted([reply(), link(), reply()])).toEqual(["TPL-35 rejects buttons"]);
  });

  test.each([
    ["https://x.example/t/{{1}}", true],
    ["https://x.example?id={{1}}", true],
    [`https://x.example/${"x".repeat(1982)}`, true],
    [`https://x.example/${"x".repeat(1983)}`, false],
    ["x.example", false],
    ["javascript:alert(1)", false],
    ["https://x example/", false],
    ["https://", false],
    ["https://x.example/{{1}}/{{2}}", false],
    ["https://x.example/{{1}}/end", false],
    ["https://x.example{{1}}", false],
    ["https://{{1}}", false],
  ])("the link %.40s (TPL-36)", (url, isGood) => {
    expect(lint({ buttons: [link(url)] })).toEqual(isGood ? [] : ["TPL-36 rejects buttons.0.url"]);
  });

  test("links into WhatsApp and shortened ones (TPL-37)", () => {
    for (const url of ["https://wa.me/1646", "https://api.whatsapp.com/send", "https://bit.ly/x"])
      expect(lint({ buttons: [link(url)] })).toEqual(["TPL-37 rejects buttons.0.url"]);
    expect(lint({ buttons: [link("https://notbit.ly/x?from=wa.me")] })).toEqual([]);
    expect(lint({ buttons: [link("x")] })).toEqual(["TPL-36 rejects buttons.0.url"]);
    expect(body("See https://wa.me/1646 now")).toEqual(["TPL-37 warns body"]);
    expect(body("See bit.ly/x now")).toEqual(["TPL-37 warns body"]);
  });

  test("phone numbers and coupons (TPL-38, TPL-39)", () => {
    for (const number of ["call me", "1", "1".repeat(21)])
      expect(lint({ buttons: [phone(number)] })).toEqual(["TPL-38 rejects buttons.0.phone"]);
    const withCode = (code: string) =>
      lint({ buttons: [coupon], examples: { ...examples, "button.0.coupon": code } });
    expect(withCode("x".repeat(20))).toEqual([]);
    expect(withCode("x".repeat(21))).toEqual(["TPL-39 rejects buttons.0.code"]);
    expect(lint({ buttons: [coupon], ...twilio })).toEqual([]);
    const fixed: TemplateButton = { ...coupon, code: "x".repeat(21) };
    expect(lint({ buttons: [fixed], ...twilio })).toEqual(["TPL-39 rejects buttons.0.code"]);
  });

  test("what phones collapse and computers leave out (TPL-40)", () => {
    expect(lint({ buttons: [reply(), reply(), reply()] })).toEqual([]);
    expect(lint({ buttons: [reply(), reply(), reply(), reply()] })).toEqual([
      "TPL-40 warns buttons",
      "TPL-40 warns buttons",
    ]);
    expect(lint({ buttons: [reply(), link()] })).toEqual(["TPL-40 warns buttons"]);
  });
});

describe("offers and carousels", () => {
  test("an offer is marketing, short and without footer (TPL-41)", () => {
    const offer = { text: "Ends on Sunday", hasExpiration: true };
    expect(lint({ ...shorter, offer })).toEqual([]);
    expect(lint({ offer })).toEqual(["TPL-41 rejects category"]);
    expect(lint({ ...shorter, offer, footer: "Bye" })).toEqual(["TPL-41 rejects footer"]);
    for (const text of ["", "x".repeat(17)])
      expect(lint({ ...shorter, offer: { ...offer, text } })).toEqual([
        "TPL-41 rejects offer.text",
      ]);
  });

  const card: TemplateCard = {
    header: { type: "media", media: "image", url: "https://x.example/a.jpg" },
    ...{ body: "One of many", buttons: [reply()], other: [] },
  };
  const cards = (...changes: Partial<TemplateCard>[]) =>
    lint({ ...shorter, cards: changes.map((change) => ({ ...card, ...change })) });

  test("a carousel is marketing with two to ten cards that are alike (TPL-42)", () => {
    expect(cards({}, {})).toEqual([]);
    expect(cards({})).toEqual(["TPL-42 rejects cards"]);
    expect(cards(...Array.from({ length: 11 }, () => ({})))).toEqual(["TPL-42 rejects cards"]);
    expect(cards({}, { buttons: [phone()] })).toEqual(["TPL-42 rejects cards"]);
    expect(cards({}, { body: null })).toEqual(["TPL-42 rejects cards"]);
    expect(lint({ cards: [card, card] })).toEqual(["TPL-42 rejects category"]);
  });

  test("each card has an image or video, a short text and at most two buttons (TPL-42, TPL-23)", () => {
    const bad = (change: Partial<TemplateCard>) => cards(change, change);
    const both = (finding: string) => [finding.replace("#", "0"), finding.replace("#", "1")];
    for (const wrong of [null, header("Hi"), { ...card.header, media: "document" }])
      expect(bad({ header: wrong as TemplateHeader | null })).toEqual(
        both("TPL-42 rejects cards.#.header"),
      );
    expect(bad({ body: "a\nb\nc\nd" })).toEqual(both("TPL-42 rejects cards.#.body"));
    expect(bad({ body: "x".repeat(161) })).toEqual(both("TPL-23 rejects cards.#.body"));
    expect(bad({ body: "" })).toEqual(both("TPL-22 rejects cards.#.body"));
    expect(bad({ buttons: [reply(), reply(), reply()] })).toEqual(
      both("TPL-42 rejects cards.#.buttons"),
    );
    expect(bad({ buttons: [link("x"), reply("")] })).toEqual([
      ...["TPL-34 rejects cards.0.buttons.1.text", "TPL-34 rejects cards.1.buttons.1.text"],
      ...["TPL-36 rejects cards.0.buttons.0.url", "TPL-36 rejects cards.1.buttons.0.url"],
    ]);
    expect(cards({ body: null }, { body: null })).toEqual([]);
  });
});
