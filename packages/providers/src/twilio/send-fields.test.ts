import type { ContactCard, MediaPart } from "@parley/domain/messages";
import { describe, expect, test } from "vitest";
import type { SendContent, SendRequest } from "../port/index.ts";
import { to as sender } from "./fixtures/forms.ts";
import { contactsFile, twilioSendFields } from "./send-fields.ts";

const link = "https://files.parley.example/m/abc?sig=x";
const contentId = `HX${"4f".repeat(16)}`;
const media: MediaPart = {
  mediaId: "media-1",
  mimeType: "image/png",
  filename: "a.png",
  sizeBytes: 5,
};
const frame = { header: null, body: "Which?", footer: null };
const card: ContactCard = {
  ...{ name: "Ana", organization: null, phones: [], emails: [], urls: [], addresses: [] },
  ...{ birthday: null, isOwnNumber: false },
};
const place = { type: "location", latitude: -23.55, longitude: -46.6333, url: null } as const;
const buttons: SendContent = { type: "buttons", ...frame, buttons: [{ id: "a", title: "Yes" }] };

function fieldsOf(content: SendContent, change: Partial<SendRequest> = {}, from = sender) {
  const request: SendRequest = {
    to: { phone: "+5511987654321" },
    content,
    attemptId: "attempt-1",
    files: { "media-1": { link }, [contactsFile]: { link } },
    contentId,
    ...change,
  };
  const fields = twilioSendFields(request, from);
  return fields === null ? null : Object.fromEntries(fields);
}

const text: SendContent = { type: "text", text: "Hello *you*" };
const addressed = { To: "whatsapp:+5511987654321", From: sender };

describe("which fields for which message (6.1)", () => {
  test.each<[string, SendContent, object]>([
    ["a text", text, { Body: "Hello *you*" }],
    [
      "an image with its caption",
      { type: "image", media, caption: "look" },
      { MediaUrl: link, Body: "look" },
    ],
    ["an image alone", { type: "image", media, caption: null }, { MediaUrl: link }],
    ["a video", { type: "video", media, caption: null }, { MediaUrl: link }],
    ["a document", { type: "document", media, caption: "" }, { MediaUrl: link }],
    ["an audio", { type: "audio", media }, { MediaUrl: link }],
    ["a voice note", { type: "voice", media }, { MediaUrl: link }],
    ["a sticker", { type: "sticker", media, isAnimated: false }, { MediaUrl: link }],
    ["contacts, as a vCard", { type: "contacts", contacts: [card] }, { MediaUrl: link }],
    [
      "a named place",
      { ...place, name: "Sé", address: "Praça|da\nSé" },
      { Body: "Sé", PersistentAction: "geo:-23.55,-46.6333|Praça da Sé" },
    ],
    [
      "a bare place",
      { ...place, latitude: 1e-7, name: null, address: null },
      { Body: "0,-46.6333", PersistentAction: "geo:0,-46.6333" },
    ],
    [
      "buttons, by their content object",
      buttons,
      { ContentSid: contentId, ContentVariables: '{"1":"Which?","2":"Yes","3":"a"}' },
    ],
    [
      "a link",
      { type: "cta_url", ...frame, button: { text: "Open", url: "https://x.example" } },
      { ContentSid: contentId, ContentVariables: '{"1":"Which?"}' },
    ],
    [
      "a form",
      { type: "flow", ...frame, button: "Fill", flowId: "1", screen: null },
      { ContentSid: contentId },
    ],
  ])("%s", (_, content, fields) => {
    expect(fieldsOf(content)).toEqual({ ...addressed, ...fields });
  });

  test.each<[string, SendContent, Partial<SendRequest>]>([
    ["a reaction", { type: "reaction", targetProviderMessageId: "SM1", emoji: "👍" }, {}],
    ["a request for a location", { type: "location_request", body: "Where?" }, {}],
    ["products", { type: "products", ...frame, catalogId: "1", sections: [] }, {}],
    ["a quote", text, { quotedProviderMessageId: "SM1" }],
    ["a caption on a video, which Twilio drops", { type: "video", media, caption: "x" }, {}],
    ["a caption on a document", { type: "document", media, caption: "x" }, {}],
    ["a file that was not handed over", { type: "audio", media }, { files: {} }],
    [
      "a file uploaded elsewhere",
      { type: "audio", media },
      { files: { "media-1": { providerMediaId: "1" } } },
    ],
    [
      "a link that is no http",
      { type: "audio", media },
      { files: { "media-1": { link: "ftp://x/y" } } },
    ],
    ["a file without our id", { type: "audio", media: { ...media, mediaId: null } }, {}],
    [
      "an inherited property as media id",
      { type: "audio", media: { ...media, mediaId: "toString" } },
      {},
    ],
    ["buttons without their content object", buttons, { contentId: "HX1" }],
    [
      "a list that Twilio cannot show",
      { type: "list", ...frame, button: "Open", footer: "x", sections: [] },
      {},
    ],
    ["nobody", text, { to: {} }],
    ["a phone without +", text, { to: { phone: "5511987654321" } }],
    ["a user id that is none", text, { to: { bsuid: "BR.1&From=x" } }],
    ["a callback to nowhere", text, { statusCallbackUrl: "/status" }],
    ["a callback over ftp", text, { statusCallbackUrl: "ftp://gw.example/s" }],
    ["an attempt id that is too long", text, { attemptId: "x".repeat(513) }],
  ])("%s is refused, not left out in silence", (_, content, change) => {
    expect(fieldsOf(content, change)).toBeNull();
  });

  test("a sender that is no address is refused", () => {
    expect(fieldsOf(text, {}, "+14155550100")).toBeNull();
  });

  test("a customer without a phone is reached by the user id (0, 4); the phone wins over it", () => {
    expect(fieldsOf(text, { to: { bsuid: "BR.1" } })).toMatchObject({ To: "whatsapp:BR.1" });
    expect(fieldsOf(text, { to: { phone: "+5511987654321", bsuid: "BR.1" } })).toMatchObject({
      To: "whatsapp:+5511987654321",
    });
  });

  test.each([
    ["https://gw.example/t/1/status", "https://gw.example/t/1/status?attempt=attempt-1"],
    ["https://gw.example/s?a=1", "https://gw.example/s?a=1&attempt=attempt-1"],
    ["https://gw.example/s#rc=3", "https://gw.example/s?attempt=attempt-1#rc=3"],
  ])("the callback %s carries the attempt (7.3, F-31)", (statusCallbackUrl, StatusCallback) => {
    expect(fieldsOf(text, { statusCallbackUrl })).toMatchObject({ StatusCallback });
  });
});
