import { describe, expect, test } from "vitest";
import { tooDeep } from "../http/index.ts";
import { elementsOf } from "./fixtures/elements-of.ts";
import { change, message, post, textMessage, value } from "./fixtures/payloads.ts";
import { parseMetaWebhook } from "./index.ts";

describe("hostile JSON (T-35, T-37, Z-02)", () => {
  test.each(["[", '{"a":'])("a part 10^5 levels deep costs only itself: %j", (open) => {
    const deep =
      open.repeat(1e5) + (open === "[" ? "" : "1") + (open === "[" ? "]" : "}").repeat(1e5);
    const text = JSON.stringify({
      object: "whatsapp_business_account",
      entry: [
        {
          changes: [
            change(
              value({ messages: [textMessage("good"), message({ type: "deep", deep: "HERE" })] }),
            ),
          ],
        },
      ],
    }).replace('"HERE"', deep);
    const elements = elementsOf(new TextEncoder().encode(text));
    expect(elements).toMatchObject([
      { content: { text: "good" } },
      { content: { type: "other", providerType: "deep" } },
    ]);
    expect(JSON.stringify(elements[1])).toContain(tooDeep);
  });

  test("a million open brackets are refused without a crash", () => {
    expect(parseMetaWebhook(new TextEncoder().encode("[".repeat(1e6)))).toMatchObject({
      ok: false,
    });
    expect(
      parseMetaWebhook(new TextEncoder().encode("[".repeat(1e6) + "]".repeat(1e6))),
    ).toMatchObject({ ok: false });
  });

  test("keys that reach for prototypes change nothing", () => {
    const text = new TextDecoder().decode(
      post(change(value({ messages: [message({ type: "odd", odd: "HERE" })] }))),
    );
    const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const [element] = elementsOf(new TextEncoder().encode(text.replace('"HERE"', hostile)));
    expect(element?.kind).toBe("message");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(JSON.stringify(element)).not.toContain("__proto__");
  });

  test("NUL and lone surrogates are gone from texts, keys and raw parts", () => {
    const [text, other] = elementsOf(
      post(
        change(
          value({
            messages: [
              textMessage("a\u0000b\ud800"),
              message({ type: "odd", "k\u0000": "v\u0000" }),
            ],
          }),
        ),
      ),
    );
    expect(text).toMatchObject({ content: { text: "ab\ufffd" } });
    expect(JSON.stringify(other)).not.toContain("\\u0000");
    expect(other).toMatchObject({ content: { raw: { k: "v" } } });
  });

  test("a byte order mark and invalid UTF-8 do not cost the POST", () => {
    const body = post(change(value({ messages: [textMessage("ok")] })));
    expect(elementsOf(new Uint8Array([0xef, 0xbb, 0xbf, ...body]))).toMatchObject([
      { content: { text: "ok" } },
    ]);
    const broken = body.map((byte) => (byte === "k".charCodeAt(0) ? 0xff : byte));
    expect(parseMetaWebhook(broken)).toHaveProperty("ok");
  });
});
