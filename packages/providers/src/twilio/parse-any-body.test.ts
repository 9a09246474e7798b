import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountSid, bodyOf, samples } from "./fixtures/forms.ts";
import { parseTwilioWebhook } from "./index.ts";

const odd = fc.oneof(
  fc.constantFrom(
    ...["", " ", "0", "-1", "10", "1e400", "NaN", "null", "[]", "{}", "true", "\u0000", "\ud800"],
    ...[
      "whatsapp:",
      "whatsapp:+",
      "sms:+1",
      "+",
      "__proto__",
      "x".repeat(70_000),
      "[".repeat(9_999),
    ],
    '{"data":{"context":{"toString":1,"Body":{"a":[]},"__proto__":{"x":1}}}}',
  ),
  fc.string({ unit: "binary-ascii", maxLength: 40 }),
  fc.json({ maxDepth: 3 }),
);
const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
const name = fc.oneof(
  fc.constantFrom(...names, "MediaUrl9", "InteractiveData", "__proto__", "constructor", ""),
  fc.string({ maxLength: 10 }),
);

/** A documented form with 1 to 6 parameters dropped, replaced, added or repeated. */
const mutated = fc
  .record({
    sample: fc.constantFrom(...samples),
    mutations: fc.array(fc.tuple(fc.constantFrom("drop", "set", "repeat"), name, odd), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ sample, mutations }) => {
    const form = new URLSearchParams(new TextDecoder().decode(bodyOf(sample)));
    for (const [action, key, value] of mutations) {
      if (action === "drop") form.delete(key);
      else if (action === "set") form.set(key, value);
      else form.append(key, value);
    }
    return new TextEncoder().encode(form.toString());
  });

const query = fc.string().map((text) => ({ query: new URLSearchParams(text) }));

describe("documented forms, broken in 1 to 6 places (Z-07)", () => {
  test("give one element that the store can hold, or say that nothing can be read", () => {
    fc.assert(
      fc.property(mutated, query, (body, context) => {
        const parsed = parseTwilioWebhook(body, context);
        if (!parsed.ok) return;
        expect(parsed.elements).toMatchObject([{ position: 0 }]);
        expect(JSON.stringify(parsed.elements)).not.toMatch(
          /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i,
        );
      }),
      { numRuns: 1000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("a hundred thousand repeated parameters are read in time (T-40)", () => {
    const body = `AccountSid=${accountSid}&From=whatsapp:%2B14155550123${"&a=".repeat(87_000)}`;
    expect(parseTwilioWebhook(new TextEncoder().encode(body))).toHaveProperty("ok", true);
  });
});

describe("any bytes (Z-02)", () => {
  test("never throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        expect(parseTwilioWebhook(body)).toHaveProperty("ok");
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["nothing", "", "unknown_envelope"],
    ["a form of somebody else's", "a=1&b=2", "unknown_envelope"],
    ["an empty list", "[]", "unknown_envelope"],
    ["half a JSON", '{"type":"com', "not_json"],
  ])("%s cannot be read (R-03)", (_, body, reason) => {
    expect(parseTwilioWebhook(new TextEncoder().encode(body))).toEqual({ ok: false, reason });
  });
});

describe("JSON events (8.2, 11.3)", () => {
  test("each is a notice by its type; one without a type is invalid and costs its siblings nothing", () => {
    const approval = {
      type: "com.twilio.messaging.template.approval.updated",
      data: { status: "approved" },
    };
    const events = [approval, { data: {} }, 5];
    expect(parseTwilioWebhook(new TextEncoder().encode(` ${JSON.stringify(events)}`))).toEqual({
      ok: true,
      elements: [
        {
          kind: "notice",
          position: 0,
          field: approval.type,
          accountId: null,
          providerNumberId: null,
          raw: approval,
        },
        { kind: "invalid", position: 1, reason: "change_malformed", raw: { data: {} } },
        { kind: "invalid", position: 2, reason: "change_malformed", raw: 5 },
      ],
    });
  });
});
