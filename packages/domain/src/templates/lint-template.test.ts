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

function lint(change: Partial<TemplateDraft>, others: readonly TemplateDraft[] = []) {
  return lintTemplate({ ...good, examples, ...change }, others).map(
    ({ rule, severity, field }) => `${rule} ${severity} ${field}`,
  );
}

const body = (text: string, more: Partial<TemplateDraft> = {}) => lint({ body: text, ...more });
const header = (text: string): TemplateHeader => ({ type: "text", text });
const reply = (text = "Yes"): TemplateButton => ({ type: "quick_reply", text, id: null });
const phone = (number = "+1 646 555 0100"): TemplateButton => ({
  ...{ type: "phone", text: "Call", phone: number },
});
const coupon: TemplateButton = { type: "copy_code", text: "", code: null };
const password: TemplateButton = { type: "one_time_password", text: "", otpType: "copy_code" };

test("a good draft has no findings", () => {
  expect(lintTemplate(good)).toEqual([]);
});

test("a finding names field, rule, severity, and what to do", () => {
  expect(lintTemplate({ ...good, name: "Order Update" })).toEqual([
    {
      ...{ rule: "TPL-20", field: "name", severity: "rejects" },
      message: "WhatsApp does not take this name.",
      remedy: "Use 1 to 512 lower-case letters, digits and underscores.",
    },
  ]);
});

describe("name, language, lifetime, others", () => {
  test.each(["", "Order", "order update", "a".repeat(513)])("the name %j (TPL-20)", (name) => {
    expect(lint({ name })).toEqual(["TPL-20 rejects name"]);
  });

  test("a language that WhatsApp has not (TPL-21)", () => {
    expect(lint({ language: "en-US" })).toEqual(["TPL-21 rejects language"]);
    expect(lint({ language: "zu" })).toEqual([]);
  });

  test.each([
    ["utility", 29, false],
    ["utility", 30, true],
    ["utility", 43_200, true],
    ["utility", 43_201, false],
    ["utility", -1, true],
    ["marketing", 43_199, false],
    ["marketing", 2_592_000, true],
    ["marketing", -1, false],
  ] as const)("a %s message of %i seconds (TPL-44)", (category, ttlSeconds, isGood) => {
    expect(lint({ category, ttlSeconds })).toEqual(isGood ? [] : ["TPL-44 rejects ttlSeconds"]);
  });

  test("the same name and language, or the same text (TPL-45)", () => {
    expect(lint({}, [{ ...good, body: "Another text" }])).toEqual(["TPL-45 rejects name"]);
    expect(lint({}, [{ ...good, name: "x" }])).toEqual(["TPL-45 rejects body"]);
    const fine = [
      { ...good, name: "a", footer: "F" },
      { ...good, language: "en" },
      { ...good, name: "b", body: null },
    ];
    expect(lint({}, fine)).toEqual([]);
  });

  test("a category that nobody knows (TPL-47)", () => {
    expect(lint({ category: "unknown", ttlSeconds: 5 })).toEqual(["TPL-47 rejects category"]);
  });
});

describe("texts", () => {
  test("no body, or empty texts (TPL-22)", () => {
    expect(lint({ body: null })).toEqual(["TPL-22 rejects body"]);
    expect(body(" \n")).toEqual(["TPL-22 rejects body"]);
    expect(lint({ header: header(" ") })).toEqual(["TPL-22 rejects header"]);
    expect(lint({ footer: "" })).toEqual(["TPL-22 rejects footer"]);
  });

  test("lengths in code points (TPL-23)", () => {
    const words = `${"😀".repeat(1018)} words`;
    expect(body(words)).toEqual([]);
    expect(body(`${words}.`)).toEqual(["TPL-23 rejects body"]);
    expect(lint({ header: header("x".repeat(61)) })).toEqual(["TPL-23 rejects header"]);
    expect(lint({ footer: "x".repeat(61) })).toEqual(["TPL-23 rejects footer"]);
    expect(lint({ header: header("x".repeat(60)), footer: "x".repeat(60) })).toEqual([]);
  });

  test("a header is one plain line with one variable (TPL-31)", () => {
    expect(lint({ header: header("Order {{1}}") })).toEqual([]);
    expect(lint({ header: header("From {{1}} to {{2}}") })).toEqual(["TPL-31 rejects header"]);
    expect(lint({ header: header("a\nb") })).toEqual(["TPL-31 rejects header"]);
    expect(lint({ header: header("*Order*") })).toEqual(["TPL-31 rejects header"]);
    expect(lint({ header: header("Order 🎉") })).toEqual(["TPL-31 warns header"]);
    expect(lint({ header: header("Order ❤️") })).toEqual(["TPL-31 warns header"]);
    expect(lint({ header: header("Order © 2026") })).toEqual([]);
  });

  test("a footer is plain and without variables (TPL-32)", () => {
    expect(lint({ footer: "Reply STOP to end" })).toEqual([]);
    expect(lint({ footer: "For {{1}} only" })).toEqual(["TPL-32 rejects footer"]);
    expect(lint({ footer: "For {{1}} only", ...twilio })).toEqual([]);
    expect(lint({ footer: "*Bye*" })).toEqual(["TPL-32 warns footer"]);
    expect(lint({ footer: "Bye 🎉" })).toEqual(["TPL-32 warns footer"]);
  });
});

describe("variables", () => {
  test("numbers have no gap: in each text at Meta, in all at Twilio (TPL-24)", () => {
    expect(body("Hi {{1}} and {{3}}, your parcel is on its way")).toEqual(["TPL-24 rejects body"]);
    expect(body("Hi {{2}}, your parcel is on its way")).toEqual(["TPL-24 rejects body"]);
    const both = { header: header("Order {{2}} here"), body: "Hi {{1}}, it is on its way" };
    expect(lint(both)).toEqual(["TPL-24 rejects header"]);
    expect(lint({ ...both, ...twilio })).toEqual([]);
    expect(lint({ ...both, ...twilio, header: header("Order {{3}} here") })).toEqual([
      "TPL-24 rejects body",
    ]);
  });

  test("names are lower-case words; numbers and names are not mixed (TPL-25)", () => {
    const named = { parameterFormat: "named" } as const;
    expect(body("Hi {{name}}, your parcel is on its way", named)).toEqual([]);
    for (const name of ["Name", "1", "_name"])
      expect(
        lint({
          ...{ ...named, body: `Hi {{${name}}}, your parcel is on its way` },
          examples: { [`body.${name}`]: "x" },
        }),
      ).toEqual(["TPL-25 rejects body"]);
    expect(body("Hi {{1}} and {{name}}, your parcel is on its way")).toEqual([
      "TPL-25 rejects body",
    ]);
  });

  test.each(["{{ 1 }}", "{{#1}}", "{{", "}}", "{{}}"])("the braces %j (TPL-26)", (braces) => {
    expect(body(`Hi ${braces} there`)).toEqual(["TPL-26 rejects body"]);
  });

  test("a body neither starts nor ends with one (TPL-27)", () => {
    const words = "your parcel is on its way";
    expect(body(` {{1}}, ${words}`)).toEqual(["TPL-27 rejects body"]);
    expect(body(`Hi, ${words}, {{1}} `)).toEqual(["TPL-27 rejects body"]);
    expect(body(`Hi, ${words}, {{1}}.`)).toEqual(["TPL-27 warns body"]);
    expect(body(`Hi, ${words}, {{1}}.`, twilio)).toEqual(["TPL-27 rejects body"]);
    expect(lint({ header: header("Order {{1}}") })).toEqual([]);
  });

  test("two do not stand side by side (TPL-28)", () => {
    expect(body("Hi {{1}} {{2}}, your parcel is on its way")).toEqual(["TPL-28 rejects body"]);
    expect(body("Hi {{1}}, {{2}}, your parcel is on its way")).toEqual([]);
  });

  test("a short text has few of them (TPL-29)", () => {
    expect(body("See {{1}} here", twilio)).toEqual(["TPL-29 rejects body"]);
    expect(body("See {{1}} here")).toEqual(["TPL-29 warns body"]);
    expect(body("See {{1}} !!")).toEqual(["TPL-27 warns body", "TPL-29 rejects body"]);
    expect(body("See {{1}} here now")).toEqual([]);
  });

  test("each has a sample, a file and a code too (TPL-30)", () => {
    expect(lint({ examples: {} })).toEqual(["TPL-30 rejects examples.body.1"]);
    expect(lint({ examples: { "body.1": " " } })).toEqual(["TPL-30 rejects examples.body.1"]);
    const image: TemplateHeader = { type: "media", media: "image", url: null };
    expect(lint({ header: image })).toEqual(["TPL-30 rejects examples.header.media"]);
    expect(lint({ buttons: [coupon] })).toEqual(["TPL-30 rejects examples.button.0.coupon"]);
  });

  test("Twilio takes 100 with short names (TPL-48)", () => {
    const long = "a".repeat(17);
    const draft = {
      ...twilio,
      parameterFormat: "named",
      body: `Hi {{${long}}}, it is here`,
    } as const;
    expect(lint({ ...draft, examples: { [`variable.${long}`]: "x" } })).toEqual([
      "TPL-48 rejects body",
    ]);
    const many = Array.from({ length: 101 }, (_, index) => `a b {{${index + 1}}} c`).join(" ");
    expect(body(many, { provider: "twilio" })).toContain("TPL-48 rejects body");
  });
});

describe("categories", () => {
  const otp: Partial<TemplateDraft> = {
    ...{ category: "authentication", buttons: [password], body: "*{{1}}* is your code." },
    ...{ authentication: { securityAdvice: true, expirationMinutes: 10 }, examples: {} },
  };

  test("a one-time password has its button and nothing else (TPL-43)", () => {
    expect(lint(otp)).toEqual([]);
    expect(lint({ ...otp, body: null, authentication: null })).toEqual([]);
    expect(lint({ ...otp, body: null, provider: "twilio" })).toEqual([]);
    expect(lint({ ...otp, buttons: [] })).toEqual(["TPL-43 rejects buttons"]);
    expect(lint({ ...otp, buttons: [password, phone()] })).toEqual(["TPL-43 rejects buttons"]);
    expect(lint({ ...otp, header: header("Hi") })).toEqual(["TPL-43 rejects header"]);
    expect(lint({ ...otp, body: "{{1}}: see www.x.example" })).toEqual(["TPL-43 rejects body"]);
    expect(lint({ ...otp, body: "{{1}} 🎉" })).toEqual(["TPL-43 rejects body"]);
    expect(lint({ buttons: [password] })).toEqual(["TPL-43 rejects category"]);
    const more = { offer: { text: "Ends", hasExpiration: false }, cards: [] };
    expect(lint({ ...otp, ...more })).toEqual(["TPL-41 rejects category", "TPL-43 rejects offer"]);
    const card: TemplateCard = { header: null, body: null, buttons: [], other: [] };
    expect(lint({ ...otp, cards: [card, card] })).toContain("TPL-43 rejects cards");
  });

  test.each([
    [1, true],
    [90, true],
    [0, false],
    [91, false],
    [1.5, false],
  ])("a password that expires after %d minutes (TPL-43)", (expirationMinutes, isGood) => {
    const authentication = { securityAdvice: false, expirationMinutes };
    expect(lint({ ...otp, authentication })).toEqual(
      isGood ? [] : ["TPL-43 rejects authentication.expirationMinutes"],
    );
  });

  test.each(["20% off everything", "Get a DISCOUNT today", "Black Friday is here"])(
    "%s is marketing (TPL-46)",
    (text) => {
      expect(body(`Hi {{1}}, ${text} for you`)).toEqual(["TPL-46 recategorises body"]);
      expect(body(`Hi {{1}}, ${text} for you`, { category: "marketing" })).toEqual([]);
    },
  );

  test("labels advertise too; a wholesale order does not (TPL-46)", () => {
    expect(lint({ buttons: [reply("Shop now")] })).toEqual(["TPL-46 recategorises buttons.0.text"]);
    expect(body("Hi {{1}}, your wholesale order is ready")).toEqual([]);
  });
});
