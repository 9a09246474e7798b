import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenForm } from "./fixtures/broken-form.ts";
import { accountSid } from "./fixtures/forms.ts";
import { parseTwilioWebhook } from "./index.ts";

const query = fc.string().map((text) => ({ query: new URLSearchParams(text) }));

describe("documented forms, broken in 1 to 6 places (Z-07)", () => {
  test("give one element that the store can hold, or say that nothing can be read", () => {
    fc.assert(
      fc.property(brokenForm, query, (form, context) => {
        const body = new TextEncoder().encode(form.toString());
        const parsed = parseTwilioWebhook(body, context);
        if (!parsed.ok) return;
        expect(parsed.elements).toMatchObject([{ position: 0 }]);
        expect(JSON.stringify(parsed.elements)).not.toMatch(
          /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i,
        );
      }),
      { numRuns: 300 },
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
