import { describe, expect, test } from "vitest";
import { echoElement, echoOf, elementsOf, messageElement } from "./fixtures/elements-of.ts";
import { messageSamples } from "./fixtures/message-samples.ts";
import { bytes, change, customer, message, numberId, post, value } from "./fixtures/payloads.ts";

const text = { type: "text", text: { body: "On my way" } };
const recipient = {
  waId: customer.waId,
  bsuid: customer.bsuid,
  username: "rosaprado",
  profileName: "Rosa Prado",
};

describe("what the business wrote in its phone app (A.14)", () => {
  test("an echo names the customer it went to, not the business", () => {
    expect(echoElement(text)).toEqual({
      kind: "echo",
      position: 0,
      providerNumberId: numberId,
      providerMessageId: "wamid.Q1VTVE9NRVItMDAx",
      recipient,
      providerAt: new Date(1_795_168_800_000),
      content: { type: "text", text: "On my way" },
    });
  });

  test.each(["smb_message_echoes", "message_echoes", undefined])("the field %s", (field) => {
    const parts = { value: echoOf(text), ...(field === undefined ? {} : { field }) };
    expect(elementsOf(post(parts))).toMatchObject([{ kind: "echo" }]);
  });

  test.each(messageSamples)("$name is echoed as what it is", ({ raw, content }) => {
    expect(echoElement(raw)).toMatchObject({ kind: "echo", content });
  });

  test("the business's own reaction is content, a template is kept whole", () => {
    const reaction = { message_id: "wamid.T", emoji: "👍" };
    expect(echoElement({ type: "reaction", reaction })).toMatchObject({
      kind: "echo",
      content: { type: "reaction", targetProviderMessageId: "wamid.T", emoji: "👍" },
    });
    expect(echoElement({ type: "reaction", reaction: { message_id: "wamid.T" } })).toMatchObject({
      content: { emoji: null },
    });
    expect(echoElement({ type: "reaction" })).toMatchObject({ content: { type: "other" } });
    expect(echoElement({ type: "template", template: {} })).toMatchObject({
      content: { type: "other", label: "Template" },
    });
  });

  test("edits and deletions from the phone are what they are for the customer's", () => {
    const original_message_id = "wamid.T";
    expect(
      echoElement({ type: "edit", edit: { original_message_id, message: text } }),
    ).toMatchObject({ kind: "edit", content: { text: "On my way" } });
    expect(echoElement({ type: "revoke", revoke: { original_message_id } })).toMatchObject({
      kind: "revoke",
      targetProviderMessageId: "wamid.T",
    });
  });

  test("an echo to nobody, to a group and of nothing", () => {
    const nobody = echoOf({ ...text, to: "", to_user_id: undefined });
    const [element] = elementsOf(post(change({ ...nobody, contacts: [] }, "message_echoes")));
    expect(element).toMatchObject({ kind: "invalid", reason: "recipient_missing" });
    expect(echoElement({ ...text, group_id: "R1==" })).toMatchObject({
      kind: "notice",
      field: "group_messages",
    });
    expect(
      elementsOf(post(change(value({ message_echoes: [5] }), "smb_message_echoes"))),
    ).toMatchObject([{ reason: "message_malformed" }]);
    expect(elementsOf(post(change(value({}), "smb_message_echoes")))).toMatchObject([
      { kind: "notice", field: "smb_message_echoes" },
    ]);
  });
});

describe("changes to earlier messages (A.8, S4.19)", () => {
  test("an edit carries the whole new content", () => {
    const edited = { type: "image", image: { id: "5", mime_type: "image/png", caption: "new" } };
    const edit = { original_message_id: "wamid.A", message: { context: { id: "M0" }, ...edited } };
    expect(messageElement(message({ type: "edit", edit }))).toEqual({
      kind: "edit",
      position: 0,
      providerNumberId: numberId,
      targetProviderMessageId: "wamid.A",
      providerAt: new Date(1_795_168_800_000),
      content: {
        type: "image",
        media: { mediaId: null, mimeType: "image/png", filename: null, sizeBytes: null },
        caption: "new",
      },
    });
  });

  test.each([undefined, null, "x", {}, { type: 5 }])(
    "an edit to %j keeps the whole message behind a label",
    (edited) => {
      const edit = { original_message_id: "wamid.A", message: edited };
      expect(messageElement(message({ type: "edit", edit }))).toMatchObject({
        kind: "edit",
        content: { type: "other", label: "Edited message" },
      });
    },
  );

  test("a deletion names its message and nothing else (P-10)", () => {
    const revoke = { original_message_id: "wamid.A" };
    expect(messageElement(message({ type: "revoke", revoke }))).toEqual({
      kind: "revoke",
      position: 0,
      providerNumberId: numberId,
      targetProviderMessageId: "wamid.A",
      providerAt: new Date(1_795_168_800_000),
    });
  });

  test.each(["edit", "revoke"])("%s without a target is invalid", (type) => {
    for (const part of [undefined, {}, { original_message_id: "" }]) {
      expect(messageElement(message({ type, [type]: part }))).toMatchObject({
        kind: "invalid",
        reason: "target_missing",
      });
    }
  });
});

describe("changed ids of a customer (A.8)", () => {
  const old = { waId: customer.waId, bsuid: customer.bsuid };

  test.each([
    [
      "a changed number",
      { type: "user_changed_number", body: "…", wa_id: "5599", user_id: "BR.9" },
      old,
      { waId: "5599", bsuid: "BR.9" },
    ],
    [
      "with parent ids",
      {
        type: "user_changed_number",
        wa_id: "5599",
        previous_user_id: "BR.1",
        parent_user_id: "BR.ENT.9",
        previous_parent_user_id: "BR.ENT.1",
      },
      { waId: customer.waId, bsuid: "BR.1", parentBsuid: "BR.ENT.1" },
      { waId: "5599", parentBsuid: "BR.ENT.9" },
    ],
    [
      "the older spelling",
      { type: "customer_changed_number", new_wa_id: "5599" },
      old,
      { waId: "5599" },
    ],
  ])("%s", (_, system, from, to) => {
    const raw = message({ type: "system", system });
    const element = messageElement(raw, undefined);
    expect(element).toMatchObject({
      kind: "identity_change",
      providerMessageId: "wamid.Q1VTVE9NRVItMDAx",
    });
    expect(element).toHaveProperty("from", from);
    expect(element).toHaveProperty("to", to);
    expect(element).toHaveProperty("text", "body" in system ? system.body : "");
  });

  test("the older spelling with both numbers in the system part", () => {
    const system = { type: "customer_changed_number", customer: "5511", new_wa_id: "5599" };
    const raw = message({ type: "system", system, from: undefined, from_user_id: undefined });
    expect(messageElement(raw, [])).toMatchObject({ from: { waId: "5511" }, to: { waId: "5599" } });
  });

  test("a changed user id of a hidden phone", () => {
    const system = { type: "user_changed_user_id", user_id: "BR.9", previous_user_id: "BR.1" };
    const raw = message({ type: "system", system, from: undefined, from_user_id: undefined });
    const element = messageElement(raw, []);
    expect(element).toMatchObject({ kind: "identity_change" });
    expect(element).toHaveProperty("from", { bsuid: "BR.1" });
    expect(element).toHaveProperty("to", { bsuid: "BR.9" });
  });

  test("the field that was announced and withdrawn (J.13)", () => {
    const update = {
      wa_id: "5511",
      detail: "User id updated",
      user_id: { previous: "BR.1", current: "BR.9" },
      parent_user_id: { previous: "BR.ENT.1", current: "BR.ENT.9" },
      timestamp: 1795168800,
    };
    const elements = elementsOf(
      post(change(value({ user_id_update: [update, {}] }), "user_id_update")),
    );
    expect(elements).toMatchObject([
      {
        kind: "identity_change",
        providerMessageId: "user_id_update:BR.1:BR.9",
        providerAt: new Date(1_795_168_800_000),
        from: { waId: "5511", bsuid: "BR.1", parentBsuid: "BR.ENT.1" },
        to: { waId: "5511", bsuid: "BR.9", parentBsuid: "BR.ENT.9" },
        text: "User id updated",
      },
      { kind: "invalid", reason: "message_malformed" },
    ]);
  });

  test("nothing of a value without a number id is guessed (G.1.10)", () => {
    const change = { field: "user_id_update", value: { user_id_update: [{}] } };
    const rawBody = bytes({ object: "whatsapp_business_account", entry: [{ changes: [change] }] });
    expect(elementsOf(rawBody)).toMatchObject([{ reason: "number_missing" }]);
  });
});
