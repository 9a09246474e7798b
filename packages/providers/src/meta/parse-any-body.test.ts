import { createHmac } from "node:crypto";
import { messageContentSchema } from "@parley/domain/messages";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { echoOf } from "./fixtures/elements-of.ts";
import { messageSamples } from "./fixtures/message-samples.ts";
import { noticeSamples } from "./fixtures/notice-samples.ts";
import { otherMessages } from "./fixtures/other-messages.ts";
import { bytes, change, message, status, textMessage, value } from "./fixtures/payloads.ts";
import { parseMetaWebhook, readNotice, verifyMetaSignature } from "./index.ts";

const bodies = [
  ...messageSamples.map(({ raw }) => raw),
  ...otherMessages.map(([, , raw]) => raw),
  { type: "reaction", reaction: { message_id: "wamid.T", emoji: "😮" } },
  { type: "edit", edit: { original_message_id: "wamid.T", message: textMessage("new") } },
  { type: "revoke", revoke: { original_message_id: "wamid.T" } },
  { type: "system", system: { type: "user_changed_number", wa_id: "5599", user_id: "BR.9" } },
];

const samples: unknown[] = [
  ...bodies.map((sample) => change(value({ messages: [message(sample)] }))),
  ...bodies.map((sample) => change(echoOf(sample), "smb_message_echoes")),
  ...noticeSamples.map(({ field, raw }) => change(raw, field)),
  change(value({ messages: [textMessage("*hello* 😀")] })),
  change(
    value({
      statuses: [status({}), status({ status: "failed", errors: [{ code: 131026, title: "t" }] })],
    }),
  ),
  change(value({ errors: [{ code: 130429, title: "t" }] })),
];

type Mutation = { at: number; action: string; with: unknown };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  action: fc.constantFrom("drop", "replace", "nest", "repeat", "empty", "key"),
  with: fc.oneof(
    fc.constantFrom(
      null,
      "",
      0,
      -1,
      2 ** 53,
      true,
      [],
      {},
      "\u0000",
      "\ud800",
      "x".repeat(5000),
      "__proto__",
    ),
    fc.jsonValue({ maxDepth: 3 }),
  ),
});

type Slot = { holder: Record<string, unknown>; key: string };

function slotsOf(node: unknown, found: Slot[] = []): Slot[] {
  if (typeof node !== "object" || node === null) return found;
  for (const key of Object.keys(node)) {
    const holder = node as Record<string, unknown>;
    found.push({ holder, key });
    slotsOf(holder[key], found);
  }
  return found;
}

function mutate(root: unknown, { at, action, with: replacement }: Mutation): void {
  const slots = slotsOf(root);
  const slot = slots[at % Math.max(slots.length, 1)];
  if (slot === undefined) return;
  const { holder, key } = slot;
  if (action === "drop") delete holder[key];
  else if (action === "replace") holder[key] = replacement;
  else if (action === "nest") holder[key] = { [key]: [holder[key]] };
  else if (action === "repeat") holder[key] = Array(50).fill(holder[key]);
  else if (action === "empty") holder[key] = Array.isArray(holder[key]) ? [] : {};
  else
    Object.defineProperty(
      holder,
      typeof replacement === "string" ? replacement : JSON.stringify(replacement),
      {
        value: holder[key],
        enumerable: true,
        configurable: true,
        writable: true,
      },
    );
}

const mutated = fc
  .record({
    sample: fc.constantFrom(...samples),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }),
  })
  .map(({ sample, mutations }) => {
    const copy: unknown[] = [structuredClone(sample)];
    for (const one of mutations) mutate(copy, one);
    return copy[0];
  });

describe("documented payloads, broken in 1 to 5 places (Z-01)", () => {
  test("are read into elements that can be stored, and a valid sibling survives, whatever the rest", () => {
    fc.assert(
      fc.property(mutated, fc.boolean(), (broken, isFirst) => {
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
      { numRuns: 1500 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("broken bytes (Z-02)", () => {
  const whole = bytes({
    object: "whatsapp_business_account",
    entry: [{ id: "1", changes: samples }],
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
