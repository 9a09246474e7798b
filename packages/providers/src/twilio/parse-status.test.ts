import { describe, expect, test } from "vitest";
import { accountSid, callback, elementOf, messageSid, to } from "./fixtures/forms.ts";

describe("status callbacks (section 7)", () => {
  test("a status names message, number, customer and our attempt from the URL (7.3, F-31)", () => {
    const read = callback({ MessageStatus: "read", ExternalUserId: "whatsapp:BR.1" });
    expect(elementOf(read, "attempt=01926d3e-0000-7000-8000-000000000001")).toEqual({
      kind: "status",
      position: 0,
      providerNumberId: to,
      providerMessageId: messageSid,
      status: "read",
      providerAt: null,
      errors: [],
      attemptRef: "01926d3e-0000-7000-8000-000000000001",
      recipient: { waId: "5511987654321", bsuid: "BR.1" },
    });
  });

  test.each([undefined, "", "a=1", "attempt="])(
    "without an attempt in %j there is none",
    (query) => {
      expect(elementOf(callback(), query)).not.toHaveProperty("attemptRef");
    },
  );

  test.each([
    ["sent", "sent"],
    ["Delivered", "delivered"],
    ["read", "read"],
    ["failed", "failed"],
    ["undelivered", "failed"],
    ["canceled", "failed"],
  ])("%s is our %s (7.2, D-04)", (MessageStatus, status) => {
    expect(elementOf(callback({ MessageStatus }))).toMatchObject({ kind: "status", status });
  });

  test.each(["accepted", "scheduled", "queued", "sending", "partially_delivered"])(
    "%s comes before WhatsApp took it and is a notice (7.2)",
    (MessageStatus) => {
      expect(elementOf(callback({ MessageStatus }))).toMatchObject({
        kind: "notice",
        field: "message_status",
        accountId: accountSid,
        providerNumberId: to,
        raw: { MessageStatus },
      });
    },
  );

  test("a failure carries code, title and the channel's own words (7.1)", () => {
    const parameters = {
      MessageStatus: "undelivered",
      ErrorCode: "63016",
      ErrorMessage: "Outside the window",
      ChannelStatusMessage: "Re-engagement message",
    };
    const errors = [
      { code: "63016", title: "Outside the window", details: "Re-engagement message" },
    ];
    expect(elementOf(callback(parameters))).toMatchObject({ status: "failed", errors });
    expect(elementOf(callback({ MessageStatus: "failed", ErrorCode: "63024" }))).toMatchObject({
      errors: [{ code: "63024", title: "", details: "" }],
    });
    expect(elementOf(callback({ ErrorCode: "0" }))).toMatchObject({ errors: [] });
  });

  test("an older callback with SmsStatus alone is read too", () => {
    const older = callback({ MessageStatus: undefined, SmsStatus: "delivered" });
    expect(elementOf(older)).toMatchObject({ kind: "status", status: "delivered" });
  });

  test.each([
    ["status_malformed", { MessageSid: "", SmsSid: "" }],
    ["number_missing", { From: "" }],
    ["status_unknown", { MessageStatus: "teleported" }],
  ])("%s is said of %j (R-03)", (reason, parameters) => {
    expect(elementOf(callback(parameters))).toMatchObject({
      kind: "invalid",
      reason,
      raw: { AccountSid: accountSid },
    });
  });
});
