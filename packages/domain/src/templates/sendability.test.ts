import { describe, expect, test } from "vitest";
import {
  readMetaTemplate,
  readTwilioContent,
  sendability,
  type Template,
  type TemplateReading,
} from "./index.ts";

function take(reading: TemplateReading): Template {
  if (!reading.ok) throw new Error(reading.reason);
  return reading.template;
}

function meta(components: unknown, more: object = {}): Template {
  return take(
    readMetaTemplate({ name: "order", language: "en", status: "APPROVED", components, ...more }),
  );
}

function twilio(type: string, fields: object, more: object = {}): Template {
  const types = { [type]: fields };
  return take(readTwilioContent({ friendly_name: "order", language: "en", types, ...more }));
}

describe("may it be sent (TPL-14)", () => {
  const body = { type: "BODY", text: "Hello" };

  test.each([
    ["APPROVED", null],
    ["FLAGGED", null],
    ["PENDING", "WhatsApp is still reviewing it"],
    ["REJECTED", "WhatsApp rejected it"],
    ["PAUSED", "WhatsApp paused it for low quality; choose another one or wait some hours"],
    ["DISABLED", "WhatsApp disabled it for good; choose another one"],
    ["$&", 'its state is "$&", which is not known to be approved'],
  ])("%s: %s (S0.33, S1.3)", (status, why) => {
    const answer = sendability(meta([body], { status }));
    expect(answer.ok).toBe(why === null);
    if (!answer.ok) expect(answer.message).toBe(`unable to send template; ${why}`);
  });

  test("what is not submitted at Twilio is not sent (S0.33)", () => {
    expect(sendability(twilio("twilio/text", { body: "B" }))).toMatchObject({
      ok: false,
      reason: "unsubmitted",
    });
  });

  test("a part that cannot be filled in or shown here is refused", () => {
    const card = (buttons: object[]) => ({ components: [{ type: "BUTTONS", buttons }] });
    for (const part of [
      { type: "HOLOGRAM" },
      { type: "HEADER", format: "PRODUCT" },
      { type: "BUTTONS", buttons: [{ type: "MPM" }] },
      { type: "CAROUSEL", cards: [card([{ type: "SPM" }])] },
    ])
      expect(sendability(meta([body, part]))).toMatchObject({ ok: false, reason: "unsupported" });
    const buttons = [{ type: "CATALOG" }, { type: "QUICK_REPLY", text: "x" }];
    expect(sendability(meta([body, { type: "BUTTONS", buttons }]))).toEqual({ ok: true });
  });

  test("Twilio's lists and places never leave outside the window", () => {
    const approved = { approval_requests: { status: "approved" } };
    const list = twilio("twilio/list-picker", { body: "B", button: "Open", items: [] }, approved);
    const place = twilio("twilio/location", { latitude: 1, longitude: 2 }, approved);
    for (const template of [list, place])
      expect(sendability(template)).toMatchObject({ ok: false, reason: "session_only" });
    expect(sendability(twilio("twilio/text", { body: "B" }, approved))).toEqual({ ok: true });
    expect(sendability(meta([{ type: "HEADER", format: "LOCATION" }])).ok).toBe(true);
  });
});
