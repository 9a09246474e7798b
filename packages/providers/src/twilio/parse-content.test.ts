import { describe, expect, test } from "vitest";
import { elementOf, inbound, mediaUrl, type Parameters, withMedia } from "./fixtures/forms.ts";

function contentOf(parameters: Parameters) {
  const element = elementOf(parameters);
  if (element?.kind !== "message") throw new Error(element?.kind);
  return element.content;
}

const file = (mimeType: string, filename: string | null = null) => ({
  mediaId: null,
  mimeType,
  filename,
  sizeBytes: null,
});

describe("files (4.2, 4.3)", () => {
  test.each<[string, Parameters, object]>([
    [
      "an image with its caption",
      withMedia("image/jpeg", { MessageType: "image", Body: "look" }),
      { type: "image", media: file("image/jpeg"), caption: "look" },
    ],
    [
      "a video without MessageType",
      withMedia("video/mp4"),
      { type: "video", media: file("video/mp4"), caption: null },
    ],
    [
      "a document, whose body is its file name",
      withMedia("application/pdf", { MessageType: "document", Body: "offer.pdf" }),
      { type: "document", media: file("application/pdf", "offer.pdf"), caption: null },
    ],
    [
      "a picture sent as a document",
      withMedia("image/png", { MessageType: "document", Body: "plan.png" }),
      { type: "document", media: file("image/png", "plan.png"), caption: null },
    ],
    [
      "speech, which Twilio does not tell from other audio",
      withMedia("audio/ogg; codecs=opus", { MessageType: "audio" }),
      { type: "audio", media: file("audio/ogg") },
    ],
    [
      "speech, should it be marked",
      withMedia("audio/ogg", { MessageType: "voice" }),
      { type: "voice", media: file("audio/ogg") },
    ],
    [
      "a sticker",
      withMedia("image/webp", { MessageType: "sticker" }),
      { type: "sticker", media: file("image/webp"), isAnimated: false },
    ],
    [
      "a contact card, which comes as a file",
      withMedia("text/vcard", { MessageType: "contacts" }),
      { type: "document", media: file("text/vcard", "contact.vcf"), caption: null },
    ],
    [
      "a file of an unreadable type",
      withMedia("", { Body: "x.bin" }),
      { type: "document", media: file("application/octet-stream", "x.bin"), caption: null },
    ],
  ])("%s", (_, parameters, content) => {
    const element = elementOf(parameters);
    expect(element).toMatchObject({ content, file: { url: mediaUrl } });
  });

  test("a file without an address is a labelled placeholder, not a text (G.1.2)", () => {
    const lost = withMedia("image/jpeg", { MediaUrl0: undefined, Body: "caption" });
    expect(contentOf({ ...lost, MessageType: "image" })).toMatchObject({
      type: "other",
      providerType: "image",
      label: "Image",
      raw: { Body: "caption" },
    });
    expect(contentOf({ ...lost, Body: "", MessageType: undefined })).toMatchObject({
      type: "other",
      providerType: "media_placeholder",
    });
    expect(elementOf(lost)).not.toHaveProperty("file");
  });
});

describe("answers and places (4.2, 4.3)", () => {
  const pin = { Latitude: "-23.5505", Longitude: "-46.6333" };
  test.each<[string, Parameters, object]>([
    [
      "a pressed button",
      { MessageType: "interactive", Body: "Yes", ButtonText: "Yes", ButtonPayload: "yes-1" },
      { type: "button_reply", id: "yes-1", title: "Yes" },
    ],
    [
      "a button without payload",
      { Body: "Yes", ButtonText: "Yes" },
      { type: "button_reply", id: null, title: "Yes" },
    ],
    [
      "a button told by the metadata alone",
      { Body: "Yes", ChannelMetadata: '{"data":{"context":{"ButtonText":"Yes"}}}' },
      { type: "button_reply", id: null, title: "Yes" },
    ],
    [
      "a payload without a title",
      { ButtonPayload: "p" },
      { type: "button_reply", id: "p", title: "p" },
    ],
    [
      "a chosen row",
      { Body: "Row", ListId: "row-1", ListTitle: "Row" },
      { type: "list_reply", id: "row-1", title: "Row", description: null },
    ],
    [
      "a row told by InteractiveData alone",
      { InteractiveData: '{"list_reply":{"id":"r","title":"Row","description":"More"}}' },
      { type: "list_reply", id: "r", title: "Row", description: "More" },
    ],
    [
      "a filled form, without our token",
      { Body: "Sent", FlowData: '{"name":"Ana","flow_token":"t"}' },
      { type: "flow_reply", text: "Sent", answers: { name: "Ana" } },
    ],
    [
      "an unreadable form",
      { FlowData: "name=Ana" },
      { type: "flow_reply", text: "", answers: null },
    ],
    [
      "a place",
      { MessageType: "location", ...pin, Label: "Sé", Address: "Praça da Sé" },
      {
        type: "location",
        latitude: -23.5505,
        longitude: -46.6333,
        name: "Sé",
        address: "Praça da Sé",
        url: null,
      },
    ],
    [
      "a bare pin",
      { MessageType: "location", ...pin },
      { type: "location", name: null, address: null },
    ],
  ])("%s", (_, parameters, content) => {
    expect(contentOf(inbound(parameters))).toMatchObject(content);
  });

  test.each(["91", "", "north", "NaN", "Infinity"])("%j is no latitude", (Latitude) => {
    const parameters = inbound({ MessageType: "location", ...pin, Latitude });
    expect(contentOf(parameters)).toMatchObject({ type: "other", label: "Location" });
  });
});

describe("kinds without a model (4.1, G.1.2)", () => {
  test.each([
    ["reaction", "Reaction", "👍"],
    ["order", "Order", ""],
    ["hologram", "Unsupported message", "hi"],
  ])("%s is kept whole behind the label %j", (MessageType, label, Body) => {
    expect(contentOf(inbound({ MessageType, Body }))).toMatchObject({
      type: "other",
      providerType: MessageType,
      label,
      raw: { MessageType, Body, From: expect.any(String) },
    });
  });

  test("nothing at all is kept too", () => {
    expect(contentOf(inbound())).toMatchObject({ type: "other", providerType: "unknown" });
  });
});
