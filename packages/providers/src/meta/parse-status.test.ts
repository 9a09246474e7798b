import { describe, expect, test } from "vitest";
import { statusElement } from "./fixtures/elements-of.ts";
import { customer, numberId, status } from "./fixtures/payloads.ts";

describe("statuses (A.9)", () => {
  test("everything a status tells is kept", () => {
    expect(statusElement(status({}))).toEqual({
      kind: "status",
      position: 0,
      providerNumberId: numberId,
      providerMessageId: "wamid.QlVTSU5FU1MtMDAx",
      status: "delivered",
      providerAt: new Date(1_795_168_860_000),
      attemptRef: "01926d3e-attempt",
      recipient: { waId: customer.waId, bsuid: customer.bsuid },
      errors: [],
      pricing: { billable: true, pricing_model: "PMP", type: "regular", category: "service" },
    });
  });

  test.each(["sent", "delivered", "read", "played", "failed", "deleted", "warning", "READ"])(
    "%s is known",
    (word) => {
      expect(statusElement(status({ status: word }))).toMatchObject({
        kind: "status",
        status: word.toLowerCase(),
      });
    },
  );

  test("a bare status has no recipient, attempt or pricing", () => {
    const element = statusElement({
      id: "wamid.B",
      status: "sent",
      timestamp: "1",
      recipient_id: "",
    });
    expect(Object.keys(element ?? {}).toSorted()).toEqual([
      "errors",
      "kind",
      "position",
      "providerAt",
      "providerMessageId",
      "providerNumberId",
      "status",
    ]);
  });

  test("a failure carries its errors; unreadable ones cost only themselves (S4.21)", () => {
    const errors = [
      {
        code: 131049,
        title: "Held back",
        message: "m",
        error_data: { details: "d" },
        href: "https://x",
      },
      { code: "470", message: "Only a message" },
      { title: "no code" },
      7,
    ];
    expect(statusElement(status({ status: "failed", errors }))).toMatchObject({
      errors: [
        { code: "131049", title: "Held back", details: "d" },
        { code: "470", title: "Only a message", details: "" },
      ],
    });
    expect(statusElement(status({ status: "failed", errors: "none" }))).toMatchObject({
      errors: [],
    });
    expect(statusElement(status({ errors: [{ code: 1 }] }))).toMatchObject({
      errors: [{ code: "1", title: "", details: "" }],
    });
  });

  test.each([
    ["status_unknown", status({ status: "RINGING" })],
    ["status_unknown", status({ status: "constructor" })],
    ["status_malformed", status({ status: 5 })],
    ["status_malformed", status({ id: "" })],
    ["status_malformed", status({ id: 9_007_199_254_740_992 })],
    ["status_malformed", null],
  ])("%s keeps the raw element", (reason, raw) => {
    expect(statusElement(raw)).toEqual({ kind: "invalid", position: 0, reason, raw });
  });
});
