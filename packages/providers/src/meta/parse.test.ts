import { describe, expect, test } from "vitest";
import { elementsOf } from "./fixtures/elements-of.ts";
import { noticeSamples } from "./fixtures/notice-samples.ts";
import {
  accountId,
  bytes,
  change,
  metadata,
  numberId,
  post,
  status,
  textMessage,
  value,
} from "./fixtures/payloads.ts";
import { parseMetaWebhook } from "./index.ts";

describe("the POST", () => {
  test("messages come before statuses, each part in document order (G.1.3)", () => {
    const rawBody = bytes({
      object: "whatsapp_business_account",
      entry: [
        {
          id: "1",
          changes: [
            change(
              value({
                statuses: [status({ id: "wamid.S1" })],
                messages: [textMessage("a", "wamid.M1")],
              }),
            ),
          ],
        },
        {
          id: "2",
          changes: [
            change({ event: "APPROVED" }, "account_review_update"),
            change(
              value({
                messages: [textMessage("b", "wamid.M2"), textMessage("c", "wamid.M3")],
                statuses: [status({ id: "wamid.S2" })],
              }),
            ),
          ],
        },
      ],
    });
    const elements = elementsOf(rawBody);
    expect(
      elements.map((one) => ("providerMessageId" in one ? one.providerMessageId : one.kind)),
    ).toEqual(["wamid.M1", "wamid.M2", "wamid.M3", "wamid.S1", "notice", "wamid.S2"]);
    expect(elements.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("one bad element never costs its siblings (G.1.1, F-95)", () => {
    const rawBody = bytes({
      object: "whatsapp_business_account",
      entry: [
        null,
        { id: "1" },
        {
          id: "1",
          changes: [null, { field: "messages" }, { value: {} }, { field: "x", value: 5 }],
        },
        {
          changes: [
            change(
              value({
                messages: [null, 5, { type: "text" }, textMessage("good", "wamid.G")],
                statuses: [[]],
              }),
            ),
          ],
        },
      ],
    });
    const elements = elementsOf(rawBody);
    expect(elements.filter(({ kind }) => kind !== "invalid")).toMatchObject([
      { providerMessageId: "wamid.G" },
    ]);
    expect(elements.flatMap((one) => (one.kind === "invalid" ? [one.reason] : []))).toEqual([
      "message_malformed",
      "message_malformed",
      "message_malformed",
      "entry_malformed",
      "entry_malformed",
      "change_malformed",
      "change_malformed",
      "change_malformed",
      "change_malformed",
      "status_malformed",
    ]);
  });

  test("what should be a list but is none reports itself", () => {
    expect(elementsOf(post(change(value({ messages: { a: 1 } }))))).toMatchObject([
      { reason: "message_malformed" },
    ]);
  });

  test("without a number id messages and statuses are invalid, not guessed (G.1.10)", () => {
    const elements = elementsOf(
      post(change({ messages: [textMessage("x")], statuses: [status({})] })),
    );
    expect(elements).toMatchObject([{ reason: "number_missing" }, { reason: "number_missing" }]);
  });

  test.each([
    [
      "beside changes",
      { field: "messages", changes: [{ value: value({ messages: [textMessage("x")] }) }] },
    ],
    [
      "inside value",
      { changes: [{ value: value({ field: "messages", messages: [textMessage("x")] }) }] },
    ],
    ["nowhere", { changes: [{ value: value({ messages: [textMessage("x")] }) }] }],
  ])("a misplaced field is found: %s (A.6)", (_, entry) => {
    const elements = elementsOf(bytes({ object: "whatsapp_business_account", entry: [entry] }));
    expect(elements).toMatchObject([{ kind: "message", content: { text: "x" } }]);
  });

  test.each(noticeSamples)("$field is recorded as a notice (A.10–A.15)", ({ field, raw }) => {
    const [notice] = elementsOf(post(change(raw, field)));
    expect(notice).toMatchObject({ kind: "notice", field, raw });
  });

  test("a notice names its account and number (A.6, G.1.10)", () => {
    const [first, second] = elementsOf(
      post(
        change({ event: "X", waba_info: { waba_id: "77" } }, "account_update"),
        change({ metadata }, "history"),
      ),
    );
    expect(first).toMatchObject({ accountId: "77", providerNumberId: null });
    expect(second).toMatchObject({ accountId, providerNumberId: numberId });
    expect(
      elementsOf(
        bytes({ object: "whatsapp_business_account", entry: [{ changes: [change({}, "x")] }] }),
      ),
    ).toMatchObject([{ accountId: null }]);
  });

  test("errors of a value and a value with nothing in it are recorded too (A.10)", () => {
    const errors = [{ code: 130429, title: "Rate limit hit" }];
    expect(elementsOf(post(change(value({ errors }))))).toMatchObject([
      { kind: "notice", field: "errors", raw: errors },
    ]);
    expect(elementsOf(post(change(value({}))))).toMatchObject([
      { kind: "notice", field: "messages" },
    ]);
  });

  test.each([
    ["not_json", ""],
    ["not_json", "{"],
    ["not_json", "{}x"],
    ["unknown_envelope", "null"],
    ["unknown_envelope", "[]"],
    ["unknown_envelope", "{}"],
    ["unknown_envelope", '{"object":"page","entry":[]}'],
    ["unknown_envelope", '{"object":"whatsapp_business_account"}'],
    ["unknown_envelope", '{"object":"whatsapp_business_account","entry":{}}'],
  ])("%s: %j (R-03)", (reason, text) => {
    expect(parseMetaWebhook(new TextEncoder().encode(text))).toEqual({ ok: false, reason });
  });
});
