import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  lintTemplate,
  readMetaTemplate,
  readTwilioContent,
  renderTemplate,
  sendability,
  type TemplateReading,
  type TemplateValues,
  templateParameters,
  templateSchema,
  toMetaComponents,
  toTwilioVariables,
  validateParameters,
} from "./index.ts";

const now = new Date("2026-11-21T10:00:00.000Z");

const word = fc.constantFrom(
  ...["HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER", "IMAGE", "TEXT"],
  ...["URL", "QUICK_REPLY", "COPY_CODE", "FLOW", "OTP", "PHONE_NUMBER", "LOCATION", "__proto__"],
  ...["a {{1}} b", "{{__proto__}}", "{{x}}{{y}}", "https://x.example/{{1}}", "APPROVED", "\ud800"],
);
const field = fc.constantFrom(
  ...["type", "text", "format", "buttons", "cards", "components", "example", "url", "body"],
  ...["header_text", "body_text", "limited_time_offer", "actions", "title", "media", "id", "code"],
  ...["add_security_recommendation", "code_expiration_minutes", "has_expiration", "__proto__"],
);
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(word, fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 1 }), fc.double()),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(field, tie("node"), { maxKeys: 5 }),
  ),
}));
const name = fc.constant({ name: "order", friendly_name: "order", language: "en" });
const category = fc.record({ category: fc.constantFrom("UTILITY", "MARKETING", "AUTHENTICATION") });
const metaJson = fc
  .tuple(name, category, fc.record({ components: fc.array(node, { maxLength: 6 }) }))
  .map((parts) => Object.assign({}, ...parts));
const type = fc.constantFrom(
  ...["twilio/text", "twilio/media", "twilio/quick-reply", "twilio/carousel", "whatsapp/card"],
  ...["whatsapp/authentication", "twilio/list-picker", "twilio/location", "twilio/hologram"],
);
const twilioJson = fc
  .tuple(name, fc.record({ types: fc.dictionary(type, node), variables: node }))
  .map((parts) => Object.assign({}, ...parts));

function judge(reading: TemplateReading): void {
  if (!reading.ok) return;
  const { template } = reading;
  expect(templateSchema.safeParse(template).error).toBeUndefined();
  const keys = templateParameters(template).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const values: TemplateValues = Object.fromEntries(
    keys.map((key) => [key, { type: "text", text: "x" } as const]),
  );
  for (const filled of [{}, values]) {
    validateParameters(template, filled, now);
    renderTemplate(template, filled);
    toMetaComponents(template, filled);
    toTwilioVariables(template, filled);
  }
  sendability(template);
  lintTemplate(template, [template]);
}

describe("any JSON", () => {
  test.each([
    ["Meta", readMetaTemplate, metaJson],
    ["Twilio", readTwilioContent, twilioJson],
  ])("of %s is read, judged and rendered without an error (TPL-3)", (_, read, json) => {
    fc.assert(
      fc.property(fc.oneof(json, node), (raw) => judge(read(raw))),
      { numRuns: 400 },
    );
  });

  test("nothing of Meta's is dropped: what has no place of its own is kept raw (TPL-1)", () => {
    const kind = fc.constantFrom("HOLOGRAM", "BODY", "FOOTER", "BUTTONS", "CAROUSEL");
    const part = fc.record({ type: kind, depth: fc.nat() });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (components) => {
        const reading = readMetaTemplate({ name: "a", language: "en", components });
        expect(reading.ok && reading.template.other.map(({ raw }) => raw)).toEqual(components);
      }),
    );
  });

  test("a value nested as deep as JSON goes is read (TPL-3)", () => {
    const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
    const actions = [{ type: "HOLOGRAM", deep }];
    judge(readMetaTemplate({ name: "a", language: "en", components: [deep] }));
    judge(
      readTwilioContent({
        ...{ friendly_name: "a", language: "en" },
        types: { "twilio/quick-reply": { body: "B", actions } },
      }),
    );
  });
});

describe("size", () => {
  const units = ["{{1}}", "{{1}} ", "{{", "{{a", "}}", "!", "1", "1 ", "*", "bit.", "a.", "😀"];
  const long = (unit: string) => unit.repeat(Math.ceil(40_000 / unit.length));
  // A quadratic step over these texts takes seconds, a linear one hundredths of one.
  test.each(units)("long texts of %j take linear time (Z-04)", (unit) => {
    const started = performance.now();
    const text = long(unit);
    const url = `https://x.example/${text}`;
    const buttons = [
      { type: "URL", text, url },
      { type: "QUICK_REPLY", text },
    ];
    const components = [
      { type: "HEADER", format: "TEXT", text },
      { type: "BODY", text },
      { type: "BUTTONS", buttons },
    ];
    const category = "UTILITY";
    judge(readMetaTemplate({ name: "a", language: "en", category, components }));
    const types = { "whatsapp/card": { body: text, footer: text, media: [url] } };
    judge(readTwilioContent({ friendly_name: "a", language: "en", types }));
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test("many buttons take linear time (Z-04)", () => {
    const started = performance.now();
    const buttons = Array.from({ length: 5_000 }, (_, index) => ({
      ...{ type: index % 2 === 0 ? "OTP" : "URL", text: "{{1}}", url: "https://x.example/{{1}}" },
    }));
    judge(
      readMetaTemplate({ name: "a", language: "en", components: [{ type: "BUTTONS", buttons }] }),
    );
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
