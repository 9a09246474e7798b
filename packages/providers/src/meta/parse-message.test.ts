import { describe, expect, test } from "vitest";
import { elementsOf, messageElement } from "./fixtures/elements-of.ts";
import { messageSamples } from "./fixtures/message-samples.ts";
import { otherMessages } from "./fixtures/other-messages.ts";
import {
  accountId,
  change,
  customer,
  message,
  numberId,
  post,
  textMessage,
  value,
} from "./fixtures/payloads.ts";

describe("messages", () => {
  test("a text comes with its sender, number, time and place (A.7, A.8)", () => {
    expect(elementsOf(post(change(value({ messages: [textMessage("Olá *Parley*")] }))))).toEqual([
      {
        kind: "message",
        position: 0,
        providerNumberId: numberId,
        providerMessageId: "wamid.Q1VTVE9NRVItMDAx",
        sender: {
          waId: customer.waId,
          bsuid: customer.bsuid,
          username: "rosaprado",
          profileName: "Rosa Prado",
        },
        providerAt: new Date(1_795_168_800_000),
        content: { type: "text", text: "Olá *Parley*" },
      },
    ]);
  });

  test("a reply carries the quoted message (A.7.1)", () => {
    const quoting = message({
      type: "text",
      text: { body: "yes" },
      context: { from: "1", id: "wamid.Q" },
    });
    expect(messageElement(quoting)).toMatchObject({ quotedProviderMessageId: "wamid.Q" });
    expect(
      messageElement(message({ type: "text", text: { body: "x" }, context: { forwarded: true } })),
    ).not.toHaveProperty("quotedProviderMessageId");
  });

  test.each(messageSamples)("$name is read into its content (A.8)", ({ raw, content, file }) => {
    const element = messageElement(message(raw));
    expect(element).toMatchObject({ kind: "message", sender: { waId: customer.waId } });
    expect(element).toHaveProperty("content", content);
    if (file === undefined) expect(element).not.toHaveProperty("file");
    else expect(element).toHaveProperty("file", file);
  });

  test.each(otherMessages)(
    "%s is kept whole behind the label %s (A.8, G.1.2): %j",
    (providerType, label, sample) => {
      const raw = message(sample);
      expect(messageElement(raw)).toMatchObject({
        kind: "message",
        content: { type: "other", providerType, label, raw },
      });
    },
  );

  test("the advertisement a chat started from is kept whole (A.7.2)", () => {
    const referral = { source_url: "https://fb.me/x", source_type: "ad", ctwa_clid: "Aff", n: [1] };
    const text = { type: "text", text: { body: "x" } };
    expect(messageElement(message({ ...text, referral }))).toMatchObject({ referral });
    expect(messageElement(message({ ...text, referral: "ad" }))).not.toHaveProperty("referral");
  });

  test.each([
    [{ forwarded: true }, "once"],
    [{ frequently_forwarded: true, forwarded: true }, "often"],
    [{ forwarded: false }, undefined],
    [{ forwarded: "yes" }, undefined],
  ])("a forwarded message says so: %j (A.7.1)", (context, forwarded) => {
    const element = messageElement(message({ type: "text", text: { body: "x" }, context }));
    if (forwarded === undefined) expect(element).not.toHaveProperty("forwarded");
    else expect(element).toHaveProperty("forwarded", forwarded);
  });

  test.each([
    ["string seconds", "1795168800", new Date(1_795_168_800_000)],
    ["integer seconds", 1_795_168_800, new Date(1_795_168_800_000)],
    ["the future, to be clamped by the caller", "4102444800", new Date(4_102_444_800_000)],
    ["milliseconds, far in the future", "1795168800000", new Date(1_795_168_800_000_000)],
    ["zero", "0", null],
    ["a negative", "-5", null],
    ["junk", "yesterday", null],
    ["a fraction", 1.5, null],
    ["beyond all dates", "9999999999999", null],
    ["nothing", undefined, null],
    ["an object", { s: 1 }, null],
  ])("a timestamp of %s (G.1.7, F-42, Z-06)", (_, timestamp, providerAt) => {
    expect(messageElement(message({ type: "text", text: { body: "x" }, timestamp }))).toMatchObject(
      {
        providerAt,
      },
    );
  });

  test("an over-long text is cut, not lost", () => {
    const element = messageElement(textMessage("a".repeat(70_000)));
    expect(element?.kind === "message" && element.content).toEqual({
      type: "text",
      text: "a".repeat(65_536),
    });
  });

  test("a group's message is recorded, not shown in a person's thread (A.8)", () => {
    expect(
      messageElement(message({ type: "text", text: { body: "x" }, group_id: "R1==" })),
    ).toMatchObject({
      kind: "notice",
      field: "group_messages",
      accountId,
      providerNumberId: numberId,
    });
  });
});

describe("senders (F.1, A.7)", () => {
  const text = { type: "text", text: { body: "x" }, id: "wamid.S", timestamp: "1" };

  test.each([
    [
      "a hidden phone",
      { ...text, from_user_id: "BR.1" },
      [{ user_id: "BR.1", profile: { name: "Rosa" } }],
      { bsuid: "BR.1", profileName: "Rosa" },
    ],
    ["an empty from", { ...text, from: "", from_user_id: "BR.1" }, [], { bsuid: "BR.1" }],
    ["a phone only", { ...text, from: "5511" }, undefined, { waId: "5511" }],
    [
      "ids only in contacts",
      text,
      [{ wa_id: "5511", user_id: "BR.1" }],
      { waId: "5511", bsuid: "BR.1" },
    ],
    ["a parent id", { ...text, from_parent_user_id: "BR.ENT.2" }, [], { parentBsuid: "BR.ENT.2" }],
    ["a number as from", { ...text, from: 5511 }, [], { waId: "5511" }],
    [
      "another person's contact",
      { ...text, from: "5511" },
      [{ wa_id: "5599", user_id: "BR.9", profile: { name: "Other" } }],
      { waId: "5511" },
    ],
    [
      "another person's user id",
      { ...text, from: "5511", from_user_id: "BR.1" },
      [{ wa_id: "5511", user_id: "BR.9" }],
      { waId: "5511", bsuid: "BR.1" },
    ],
    [
      "the right one of two contacts",
      { ...text, from: "5511" },
      [
        { wa_id: "5599", user_id: "BR.9" },
        { wa_id: "5511", user_id: "BR.1" },
      ],
      { waId: "5511", bsuid: "BR.1" },
    ],
    [
      "no match among two contacts",
      { ...text, from: "5511" },
      [{ wa_id: "5599" }, { wa_id: "5598" }],
      { waId: "5511" },
    ],
    [
      "a broken contact",
      { ...text, from: "5511" },
      [null, 5, { wa_id: { a: 1 }, profile: "x" }],
      { waId: "5511" },
    ],
    [
      "a name of 10^5 letters",
      { ...text, from: "5511" },
      [{ wa_id: "5511", profile: { name: "n".repeat(1e5) } }],
      { waId: "5511", profileName: "n".repeat(256) },
    ],
  ])("%s", (_, raw, contacts, sender) => {
    expect(messageElement(raw, contacts)).toMatchObject({ kind: "message" });
    expect(messageElement(raw, contacts)).toHaveProperty("sender", sender);
  });

  test("a message from nobody is invalid", () => {
    expect(messageElement(text, [])).toMatchObject({
      kind: "invalid",
      reason: "sender_missing",
      raw: text,
    });
  });
});

describe("reactions (A.8, S0.16)", () => {
  test.each([
    ["an emoji", "😮", "😮"],
    ["an empty emoji takes it away", "", null],
    ["no emoji takes it away", undefined, null],
    ["null takes it away", null, null],
  ])("%s", (_, emoji, expected) => {
    const raw = message({ type: "reaction", reaction: { message_id: "wamid.T", emoji } });
    expect(messageElement(raw)).toMatchObject({
      kind: "reaction",
      targetProviderMessageId: "wamid.T",
      emoji: expected,
      sender: { waId: customer.waId },
    });
  });

  test.each([undefined, {}, { message_id: "" }, { message_id: "w", emoji: 5 }, "x"])(
    "%j is invalid",
    (reaction) => {
      expect(messageElement(message({ type: "reaction", reaction }))).toMatchObject({
        kind: "invalid",
        reason: "reaction_malformed",
      });
    },
  );
});
