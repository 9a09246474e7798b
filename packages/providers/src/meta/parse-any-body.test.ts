import { createHmac } from "node:crypto";
import { messageContentSchema } from "@parley/domain/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenChange, documentedChanges } from "./fixtures/broken-change.ts";
import { bytes, change, textMessage, value } from "./fixtures/payloads.ts";
import { parseMetaWebhook, readNotice, verifyMetaSignature } from "./index.ts";

describe("documented payloads, broken in 1 to 5 places (Z-01)", () => {
  test("are read into elements that can be stored, and a valid sibling survives, whatever the rest", () => {
    fc.assert(
      fc.property(brokenChange, fc.boolean(), (broken, isFirst) => {
        const good = change(value({ messages: [textMessage("sibling", "wamid.SIBLING")] }));
        const changes = isFirst ? [good, broken] : [broken, good];
        const parsed = parseMetaWebhook(
          bytes({ object: "whatsapp_business_account", entry: [{ id: "1", changes }] }),
        );
        if (!parsed.ok) throw new Error(parsed.reason);
        expect(parsed.elements.map(({ position }) => position)).toEqual(
          parsed.elements.map((_, index) => index),
        );
        const siblings = parsed.elements.filter(
          (one) => "providerMessageId" in one && one.providerMessageId === "wamid.SIBLING",
        );
        expect(siblings).toMatchObject([{ content: { text: "sibling" } }]);
        for (const element of parsed.elements) {
          if (element.kind === "notice") readNotice(element);
          if ("content" in element) messageContentSchema.parse(element.content);
        }
        const stored = JSON.stringify(parsed.elements);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
      { numRuns: 300 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("broken bytes (Z-02)", () => {
  const whole = bytes({
    object: "whatsapp_business_account",
    entry: [{ id: "1", changes: documentedChanges }],
  });

  test("a body cut at any place is refused, never thrown at", () => {
    for (let length = 0; length < whole.length; length += 37) {
      expect(parseMetaWebhook(whole.slice(0, length))).toEqual({ ok: false, reason: "not_json" });
    }
  });

  test("flipped bits never throw", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(whole.length * 8 - 1), { minLength: 1, maxLength: 8 }),
        (flips) => {
          const broken = Uint8Array.from(whole);
          for (const bit of flips) broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          expect(parseMetaWebhook(broken)).toHaveProperty("ok");
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each(["1e400", "-0", "9007199254740993", '{"a":1,"a":2}', '"\\u0000"', '"\\ud800"'])(
    "%s as an id never throws",
    (id) => {
      const text = `{"object":"whatsapp_business_account","entry":[{"id":${id},"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":${id}},"messages":[{"id":${id}}]}}]}]}`;
      expect(parseMetaWebhook(new TextEncoder().encode(text))).toMatchObject({ ok: true });
    },
  );
});

describe("signatures over raw bytes (Z-03)", () => {
  const secret = "fuzz-secret";

  test("only the very bytes that were signed pass; a re-serialised twin does not", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const twin = JSON.stringify({ text: json });
        const raw = JSON.stringify({ text: json }, null, 1);
        const signature = `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;
        const verify = (text: string) =>
          verifyMetaSignature(
            { rawBody: new TextEncoder().encode(text), url: "", header: () => signature },
            secret,
          );
        expect(verify(raw)).toBe("valid");
        expect(verify(twin)).toBe("invalid");
      }),
    );
  });
});
