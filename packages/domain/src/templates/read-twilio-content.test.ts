import { describe, expect, test } from "vitest";
import { readTwilioContent, type Template, templateSchema } from "./index.ts";

function read(types: object, more: object = {}): Template {
  const reading = readTwilioContent({
    ...{ sid: "HX1", friendly_name: "order", language: "en", types },
    ...more,
  });
  if (!reading.ok) throw new Error(reading.reason);
  expect(templateSchema.parse(reading.template)).toEqual(reading.template);
  return reading.template;
}

describe("a Content object of Twilio", () => {
  test("a quick reply becomes our model (TPL-1, TPL-4)", () => {
    const actions = [{ type: "QUICK_REPLY", title: "Yes", id: "yes-{{2}}" }];
    expect(
      read(
        { "twilio/quick-reply": { body: "Come at {{1}}?", actions } },
        {
          variables: { 1: "noon", 2: 7, 3: null },
          approval_requests: { status: "approved", category: "UTILITY", name: "x" },
        },
      ),
    ).toEqual({
      ...{ provider: "twilio", providerId: "HX1", name: "order", language: "en" },
      ...{ category: "utility", parameterFormat: "positional", ttlSeconds: null },
      ...{ status: "approved", statusWord: "approved", quality: "unknown", rejectedReason: null },
      ...{ header: null, body: "Come at {{1}}?", footer: null, cards: [], offer: null },
      buttons: [{ type: "quick_reply", text: "Yes", id: "yes-{{2}}" }],
      ...{ authentication: null, other: [] },
      examples: { "variable.1": "noon", "variable.2": "7" },
    });
  });

  test.each([
    ["twilio/text", { body: "Hi" }, { body: "Hi" }],
    [
      "twilio/media",
      { body: "Look", media: ["https://x.example/a.PNG"] },
      { header: { type: "media", media: "image", url: "https://x.example/a.PNG" }, body: "Look" },
    ],
    [
      "twilio/media",
      { media: "https://x.example/a.mp4?x=1" },
      { header: { type: "media", media: "video", url: "https://x.example/a.mp4?x=1" } },
    ],
    ["twilio/media", { body: "No file", media: [] }, { header: null, body: "No file" }],
    [
      "twilio/location",
      { latitude: 37.4, longitude: "-122.1", label: "HQ" },
      {
        header: {
          type: "location",
          location: { latitude: "37.4", longitude: "-122.1", name: "HQ", address: "" },
        },
      },
    ],
    [
      "twilio/list-picker",
      { body: "Pick", button: "Open", items: [{ id: "1", item: "One" }] },
      {
        body: "Pick",
        buttons: [
          { type: "other", kind: "list_picker", text: "Open", raw: [{ id: "1", item: "One" }] },
        ],
      },
    ],
    ["twilio/list-picker", {}, { buttons: [{ text: "", kind: "list_picker" }] }],
    [
      "twilio/card",
      { title: "Hello", subtitle: "Bye", media: ["https://x.example/a.pdf"], actions: [] },
      { header: { media: "document" }, body: "Hello", footer: "Bye" },
    ],
    [
      "whatsapp/card",
      { body: "B", header_text: "H", footer: "F" },
      { header: { type: "text", text: "H" }, body: "B", footer: "F" },
    ],
    [
      "whatsapp/card",
      { body: "B", header_text: "", media: ["https://x.example/none"] },
      { header: { type: "media", media: "document" } },
    ],
    ["whatsapp/card", { body: "B" }, { header: null }],
    [
      "whatsapp/flows",
      { body: "B", button_text: "Open", flow_id: "9", subtitle: "S" },
      { body: "B", footer: "S", buttons: [{ type: "flow", text: "Open", flowId: "9" }] },
    ],
    ["twilio/flows", {}, { buttons: [{ type: "flow", text: "", flowId: null }] }],
    [
      "twilio/catalog",
      { body: "B", subtitle: "S" },
      { body: "B", footer: "S", buttons: [{ type: "other", kind: "catalog" }] },
    ],
    [
      "whatsapp/authentication",
      {
        ...{ add_security_recommendation: true, code_expiration_minutes: 5 },
        actions: [{ type: "COPY_CODE", copy_code_text: "Copy" }, {}],
      },
      {
        body: "*{{1}}* is your verification code. For your security, do not share this code.",
        footer: "This code expires in 5 minutes.",
        buttons: [
          { type: "one_time_password", text: "Copy", otpType: "copy_code" },
          { type: "one_time_password", text: "", otpType: "copy_code" },
        ],
      },
    ],
    ["whatsapp/authentication", {}, { body: "*{{1}}* is your verification code.", footer: null }],
    [
      "twilio/carousel",
      {
        body: "See",
        cards: [
          { title: "T", body: "B", media: "https://x.example/a.jpg", actions: [] },
          { body: "B" },
          {},
        ],
      },
      { body: "See", cards: [{ body: "T\nB" }, { body: "B", header: null }, { body: null }] },
    ],
  ])("%s is read (TPL-1, TPL-4, TPL-5)", (type, fields, expected) => {
    expect(read({ [type]: fields })).toMatchObject({ ...expected, other: [] });
  });

  test("every action is read, an unknown or incomplete one kept whole (TPL-1)", () => {
    const actions = [
      { type: "URL", title: "Go", url: "https://x.example" },
      { type: "PHONE_NUMBER", title: "Call", phone: "+1646" },
      { type: "PHONE", title: "Call", phone: "+1646" },
      { type: "COPY_CODE", title: "Copy", code: "25OFF" },
      { type: "VOICE_CALL", title: "Ring" },
      { type: "URL" },
      { type: "PHONE_NUMBER" },
      { type: "COPY_CODE" },
      { title: "?" },
      7,
    ];
    expect(read({ "twilio/call-to-action": { body: "B", actions } }).buttons).toEqual([
      { type: "url", text: "Go", url: "https://x.example" },
      { type: "phone", text: "Call", phone: "+1646" },
      { type: "phone", text: "Call", phone: "+1646" },
      { type: "copy_code", text: "Copy", code: "25OFF" },
      { type: "other", kind: "voice_call", text: "Ring", raw: actions[4] },
      { type: "other", kind: "url", text: "", raw: actions[5] },
      { type: "other", kind: "phone_number", text: "", raw: actions[6] },
      { type: "other", kind: "copy_code", text: "", raw: actions[7] },
      { type: "other", kind: "unknown", text: "?", raw: actions[8] },
      { type: "other", kind: "unknown", text: "", raw: 7 },
    ]);
  });

  test("the richest type is read, an unknown one kept (TPL-4)", () => {
    const types = { "twilio/text": { body: "plain" }, "twilio/card": { title: "rich" } };
    expect(read(types)).toMatchObject({ body: "rich", other: [] });
    const odd = { "twilio/hologram": { depth: 3 }, "twilio/text": { body: "plain" } };
    expect(read(odd)).toMatchObject({
      body: "plain",
      other: [{ kind: "twilio/hologram", raw: { depth: 3 } }],
    });
    expect(read({ "twilio/hologram": 1 })).toMatchObject({ body: null, other: [{ raw: 1 }] });
  });

  test("a file's kind is known with the samples filled in (TPL-4)", () => {
    const types = { "twilio/media": { media: ["https://x.example/{{file}}"] } };
    expect(read(types, { variables: { file: "a.jpg" } })).toMatchObject({
      header: { media: "image", url: "https://x.example/{{file}}" },
      parameterFormat: "named",
    });
    expect(read(types).header).toMatchObject({ media: "document" });
  });

  test("the approval is read flat and under the channel; without it nothing is submitted (TPL-2, TPL-4)", () => {
    const types = { "twilio/text": { body: "B" } };
    const whatsapp = { status: "Rejected", rejection_reason: "too short", category: "MARKETING" };
    expect(read(types, { approval_requests: { whatsapp } })).toMatchObject({
      ...{ status: "rejected", statusWord: "Rejected" },
      ...{ rejectedReason: "too short", category: "marketing" },
    });
    expect(read(types)).toMatchObject({ status: "unsubmitted", category: "unknown" });
    expect(read(types, { friendly_name: null, approval_requests: { name: "n" } }).name).toBe("n");
  });

  const named = { friendly_name: "a" };
  test.each([
    ["not_an_object", [null, 1, []]],
    ["no_name", [{}, { friendly_name: "", sid: null }, { friendly_name: {}, sid: [] }]],
    ["no_language", [named, { ...named, language: "" }]],
    [
      "no_content",
      [
        { ...named, language: "en" },
        { ...named, language: "en", types: {} },
      ],
    ],
  ])("an object that is no template gives the reason %s (TPL-3)", (reason, raws) => {
    for (const raw of raws) expect(readTwilioContent(raw)).toEqual({ ok: false, reason });
  });
});
