import { describe, expect, test } from "vitest";
import type { SendRequest } from "../port/index.ts";
import { metaSendBody } from "./send-body.ts";

const base: SendRequest = {
  to: { phone: "+5511987654321" },
  content: { type: "text", text: "Hello" },
  attemptId: "attempt-1",
};

describe("the body of a send (B.1, B.3, B.5)", () => {
  test("a text goes to the number with its plus sign and carries the attempt", () => {
    expect(metaSendBody(base)).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+5511987654321",
      type: "text",
      text: { body: "Hello" },
      biz_opaque_callback_data: "attempt-1",
    });
  });

  test("a quoted message is the context (S0.15)", () => {
    expect(metaSendBody({ ...base, quotedProviderMessageId: "wamid.Q" })).toMatchObject({
      context: { message_id: "wamid.Q" },
    });
  });

  test.each([
    ["see https://example.com", true],
    ["HTTP://example.com", true],
    ["no link: https:// and example.com", undefined],
  ])("%j asks for a link preview: %s", (text, preview) => {
    const body = metaSendBody({ ...base, content: { type: "text", text } });
    expect(body?.text).toEqual(preview ? { body: text, preview_url: true } : { body: text });
  });

  test("a business-scoped id is the recipient; a known phone wins over it (F.1)", () => {
    const bsuid = "BR.20011223344556677889";
    expect(metaSendBody({ ...base, to: { bsuid } })).toMatchObject({ recipient: bsuid });
    expect(metaSendBody({ ...base, to: { bsuid } })).not.toHaveProperty("to");
    expect(metaSendBody({ ...base, to: { phone: "+5511987654321", bsuid } })).not.toHaveProperty(
      "recipient",
    );
  });

  test.each([
    ["👍", "👍"],
    [null, ""],
  ])("the reaction %s is sent as %j, without a quote", (emoji, sent) => {
    const content = { type: "reaction" as const, targetProviderMessageId: "wamid.T", emoji };
    const body = metaSendBody({ ...base, content, quotedProviderMessageId: "wamid.Q" });
    expect(body).toMatchObject({
      type: "reaction",
      reaction: { message_id: "wamid.T", emoji: sent },
    });
    expect(body).not.toHaveProperty("context");
  });

  test.each<[string, Partial<SendRequest>]>([
    ["nobody", { to: {} }],
    ["an empty business-scoped id", { to: { bsuid: "" } }],
    ["a number without a plus sign (S0.32)", { to: { phone: "5511987654321" } }],
    ["a number with letters", { to: { phone: "+5511x" } }],
    ["an attempt id Meta would not echo", { attemptId: "a".repeat(513) }],
  ])("%s is refused", (_, part) => {
    expect(metaSendBody({ ...base, ...part })).toBeNull();
  });
});
