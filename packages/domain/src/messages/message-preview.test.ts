import { describe, expect, test } from "vitest";
import {
  contentLabel,
  contentText,
  type MessageContent,
  maxPreviewLength,
  messageKind,
  messagePreview,
  otherContent,
} from "./index.ts";

const media = { mediaId: null, mimeType: "x/y", filename: "plan.pdf", sizeBytes: null };
const frame = { header: null, body: "*Pick* one", footer: null };
const place = { type: "location" as const, latitude: 1, longitude: 2, url: null };
const card = {
  organization: null,
  phones: [],
  emails: [],
  urls: [],
  addresses: [],
  birthday: null,
  isOwnNumber: false,
};

/** Each content with its label, the words it carries, and its preview. */
const contents: [content: MessageContent, label: string, text: string, preview: string][] = [
  [{ type: "text", text: "*Hi*" }, "Text", "*Hi*", "Hi"],
  [{ type: "image", media, caption: "_A_" }, "Image", "_A_", "A"],
  [{ type: "image", media, caption: null }, "Image", "", "Image"],
  [{ type: "video", media, caption: null }, "Video", "", "Video"],
  [{ type: "document", media, caption: "For you" }, "Document", "For you", "For you"],
  [{ type: "document", media, caption: null }, "Document", "plan.pdf", "plan.pdf"],
  [
    { type: "document", media: { ...media, filename: null }, caption: null },
    "Document",
    "",
    "Document",
  ],
  [{ type: "audio", media }, "Audio", "", "Audio"],
  [{ type: "voice", media }, "Voice message", "", "Voice message"],
  [{ type: "sticker", media, isAnimated: true }, "Sticker", "", "Sticker"],
  [{ ...place, name: "Office", address: "1 A St" }, "Location", "Office", "Office"],
  [{ ...place, name: null, address: "1 A St" }, "Location", "1 A St", "1 A St"],
  [{ ...place, name: null, address: null }, "Location", "", "Location"],
  [
    {
      type: "contacts",
      contacts: [
        { ...card, name: "Bo" },
        { ...card, name: "Ana" },
      ],
    },
    "Contact card",
    "Bo, Ana",
    "Bo, Ana",
  ],
  [{ type: "reaction", targetProviderMessageId: "1", emoji: "👍" }, "Reaction", "👍", "👍"],
  [{ type: "reaction", targetProviderMessageId: "1", emoji: null }, "Reaction", "", "Reaction"],
  [{ type: "buttons", ...frame, buttons: [] }, "Buttons", "*Pick* one", "Pick one"],
  [{ type: "list", ...frame, button: "x", sections: [] }, "List", "*Pick* one", "Pick one"],
  [
    { type: "cta_url", ...frame, button: { text: "x", url: "y" } },
    "Link button",
    "*Pick* one",
    "Pick one",
  ],
  [
    { type: "flow", ...frame, button: "x", flowId: "1", screen: null },
    "Form",
    "*Pick* one",
    "Pick one",
  ],
  [{ type: "location_request", body: "Where?" }, "Location request", "Where?", "Where?"],
  [
    { type: "products", ...frame, catalogId: "1", sections: [] },
    "Products",
    "*Pick* one",
    "Pick one",
  ],
  [{ type: "button_reply", id: null, title: "Yes" }, "Button reply", "Yes", "Yes"],
  [
    { type: "list_reply", id: "1", title: "Express", description: "1 day" },
    "List reply",
    "Express",
    "Express",
  ],
  [{ type: "flow_reply", text: "Sent", answers: null }, "Filled form", "Sent", "Sent"],
  [{ type: "order", catalogId: "1", text: "Two", items: [] }, "Order", "Two", "Two"],
  [{ type: "order", catalogId: "1", text: null, items: [] }, "Order", "", "Order"],
  [
    { type: "system", event: "number_changed", text: "Ana has a new number" },
    "System notice",
    "Ana has a new number",
    "Ana has a new number",
  ],
  [{ type: "deleted" }, "This message was deleted", "", "This message was deleted"],
  [otherContent("poll", {}), "Poll", "", "Poll"],
];

describe("every kind of content (MSG-1, MSG-2)", () => {
  test.each(contents)("%j", (content, label, text, preview) => {
    expect(contentLabel(content)).toBe(label);
    expect(contentText(content)).toBe(text);
    expect(messagePreview(content)).toBe(preview);
  });

  test("the kind is the content's type", () => {
    for (const [content] of contents)
      expect(messageKind(content)).toBe(content.type === "other" ? "poll" : content.type);
  });

  test("a label of any length is cut like any other words", () => {
    const content: MessageContent = {
      type: "other",
      providerType: "x",
      raw: null,
      label: "a\n".repeat(500),
    };
    expect(messagePreview(content)).toHaveLength(maxPreviewLength);
  });
});
