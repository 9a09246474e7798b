import { describe, expect, test } from "vitest";
import { accountSid, elementOf, from, inbound, messageSid, to } from "./fixtures/forms.ts";
import { senderAddress } from "./index.ts";

describe("messages", () => {
  test("a text comes with its sender, number and place, and no time of the provider (4.1)", () => {
    expect(elementOf(inbound({ MessageType: "text", Body: "Olá *Parley* 😀\n" }))).toEqual({
      kind: "message",
      position: 0,
      providerNumberId: to,
      providerMessageId: messageSid,
      sender: {
        waId: "5511987654321",
        bsuid: "BR.10002003004005006",
        profileName: "Rosa Prado",
      },
      providerAt: null,
      content: { type: "text", text: "Olá *Parley* 😀\n" },
    });
  });

  test("a reply carries the quoted message (4.1)", () => {
    const quoting = inbound({ Body: "yes", OriginalRepliedMessageSid: "SMq", ButtonText: "" });
    expect(elementOf(quoting)).toMatchObject({ quotedProviderMessageId: "SMq" });
    expect(elementOf(inbound({ Body: "x" }))).not.toHaveProperty("quotedProviderMessageId");
  });

  test.each([
    [{ Body: "👍🏽" }, "👍🏽"],
    [{ Body: "" }, null],
    [{}, null],
  ])(
    "what calls itself a reaction is one of the message it names: %j (4.3, S0.16)",
    (body, emoji) => {
      const reacting = { MessageType: "reaction", OriginalRepliedMessageSid: "SMq", ...body };
      expect(elementOf(inbound(reacting))).toMatchObject({
        ...{ kind: "reaction", targetProviderMessageId: "SMq", emoji },
        ...{ providerNumberId: to, providerMessageId: messageSid, providerAt: null },
        sender: { profileName: "Rosa Prado" },
      });
    },
  );

  test.each([[{ Body: "👍" }], [{ Body: "not an emoji", OriginalRepliedMessageSid: "SMq" }]])(
    "a reaction to nothing, or of words, is kept whole behind its label: %j (4.3)",
    (parts) => {
      expect(elementOf(inbound({ MessageType: "reaction", ...parts }))).toMatchObject({
        kind: "message",
        content: { type: "other", providerType: "reaction" },
      });
    },
  );

  test.each([
    [{ Forwarded: "true", FrequentlyForwarded: "false" }, "once"],
    [{ Forwarded: "true", FrequentlyForwarded: "true" }, "often"],
    [{ Forwarded: "false", FrequentlyForwarded: "false" }, undefined],
    [{ ChannelMetadata: '{"type":"whatsapp","data":{"context":{"Forwarded":true}}}' }, "once"],
  ])("forwarding is kept: %j (4.1)", (parameters, forwarded) => {
    const element = elementOf(inbound({ Body: "x", ...parameters }));
    expect(element).toHaveProperty("kind", "message");
    expect(element && "forwarded" in element ? element.forwarded : undefined).toBe(forwarded);
  });

  test("an advertisement is kept without its blank parts, under Meta's names (4.1)", () => {
    const parameters = {
      ReferralSourceUrl: "https://fb.example/ad",
      ReferralHeadline: "Fresh coffee",
      ReferralBody: "",
      ReferralCtwaClid: "clid-1",
    };
    expect(elementOf(inbound({ Body: "hi", ...parameters }))).toMatchObject({
      referral: {
        source_url: "https://fb.example/ad",
        headline: "Fresh coffee",
        ctwa_clid: "clid-1",
      },
    });
    expect(elementOf(inbound({ Body: "hi", ReferralBody: "" }))).not.toHaveProperty("referral");
  });

  test("the time of a message found by the reconciler is kept (F-93)", () => {
    const late = inbound({ Body: "hi", DateSent: "2026-11-20T10:00:00.000Z" });
    expect(elementOf(late)).toMatchObject({ providerAt: new Date("2026-11-20T10:00:00.000Z") });
    expect(elementOf(inbound({ DateSent: "yesterday" }))).toMatchObject({ providerAt: null });
  });
});

describe("senders (section 1, 4.1, Z-05)", () => {
  const ids = {
    From: undefined,
    WaId: undefined,
    ExternalUserId: undefined,
    ChannelMetadata: undefined,
  };
  const senderOf = (parameters: object) => {
    const element = elementOf(inbound({ Body: "x", ProfileName: "", ...ids, ...parameters }));
    return element?.kind === "message" ? element.sender : element;
  };

  test.each([
    ["a phone", { From: "whatsapp:+14155550123" }, { waId: "14155550123" }],
    ["a user id alone", { From: "whatsapp:BR.Ab12" }, { bsuid: "BR.Ab12" }],
    ["a parent id", { From: "whatsapp:BR.ENT.9" }, { parentBsuid: "BR.ENT.9" }],
    [
      "a user id with the phone beside it",
      { From: "whatsapp:BR.1", WaId: "5511987654321" },
      { waId: "5511987654321", bsuid: "BR.1" },
    ],
    [
      "the address that takes the answer before its variant",
      { From: "whatsapp:+5215512345678", WaId: "525512345678" },
      { waId: "5215512345678" },
    ],
    ["no prefix", { From: "+14155550123", WaId: "14155550123" }, { waId: "14155550123" }],
    ["a non-numeric WaId", { From: "whatsapp:+14155550123", WaId: "x" }, { waId: "14155550123" }],
    ["a form nobody knows", { From: "whatsapp:someone" }, { waId: "someone" }],
  ])("%s", (_, parameters, sender) => {
    expect(senderOf(parameters)).toEqual(sender);
  });

  test("a profile name is cut and holds no NUL (T-37)", () => {
    const name = `a\u0000${"b".repeat(400)}`;
    expect(senderOf({ From: from, ProfileName: name })).toMatchObject({
      profileName: `a${"b".repeat(255)}`,
    });
  });
});

describe("forms that are no message of WhatsApp", () => {
  test.each([
    ["message_malformed", { MessageSid: "", SmsSid: "", SmsMessageSid: " " }],
    ["number_missing", { To: undefined }],
    ["sender_missing", { From: "whatsapp:", WaId: "", ExternalUserId: "", ChannelMetadata: "" }],
  ])("%s is said of %j (R-03)", (reason, parameters) => {
    expect(elementOf(inbound(parameters))).toMatchObject({
      kind: "invalid",
      position: 0,
      reason,
      raw: { AccountSid: accountSid },
    });
  });

  test("an SMS to the same URL is a notice: it must not be answered over WhatsApp", () => {
    const marks = { WaId: "", ExternalUserId: "", ChannelMetadata: "" };
    const sms = { Body: "x", From: "+14155550123", To: "+14155550100", ...marks };
    expect(elementOf(inbound(sms))).toMatchObject({
      kind: "notice",
      field: "other_channel",
      accountId: accountSid,
      providerNumberId: null,
      raw: { Body: "x" },
    });
  });

  test("anything else of Twilio's is a notice", () => {
    expect(elementOf({ AccountSid: accountSid, Level: "ERROR" })).toMatchObject({
      kind: "notice",
      field: "unknown",
      raw: { Level: "ERROR" },
    });
  });

  test.each([
    ["+1 number without prefix", "+14155550100", to],
    ["digits alone", "whatsapp:14155550100", to],
    ["a prefix in capitals", "WhatsApp:+14155550100", to],
    ["a form nobody knows", "whatsapp:sales", "whatsapp:sales"],
  ])("the number's address is canonical: %s (Z-07)", (_, address, providerNumberId) => {
    expect(senderAddress(address)).toBe(providerNumberId);
    expect(elementOf(inbound({ Body: "x", To: address }))).toMatchObject({ providerNumberId });
  });
});
