import { describe, expect, test } from "vitest";
import type { SendContent } from "../port/index.ts";
import { sendContent } from "./send-content.ts";

const media = { mediaId: "m-1", mimeType: "image/png", filename: "bill.pdf", sizeBytes: 3 };
const files = { "m-1": { providerMediaId: "1013" }, "m-2": { link: "https://parley.example/f" } };
const linked = { ...media, mediaId: "m-2" };
const frame = { header: null, body: "Pick", footer: null };
const shoes = { title: "Shoes", productIds: ["s-1", "s-2"] };
const card = {
  name: "Bo Li",
  organization: "Li & Co",
  phones: [{ phone: "+14155550829", waId: "14155550829", label: "WORK" }],
  emails: [{ email: "bo@example.com", label: null }],
  urls: [{ url: "https://example.com", label: null }],
  addresses: [{ text: "1 Hill, Ur", label: "HOME" }],
  birthday: "1999-01-23",
  isOwnNumber: false,
};

const bodies: readonly (readonly [name: string, content: SendContent, body: unknown])[] = [
  [
    "an image by id (B.4)",
    { type: "image", media, caption: "Look" },
    { type: "image", image: { id: "1013", caption: "Look" } },
  ],
  [
    "a video by link (B.4)",
    { type: "video", media: linked, caption: null },
    { type: "video", video: { link: "https://parley.example/f" } },
  ],
  [
    "a document with its name (S1.20)",
    { type: "document", media, caption: "Bill" },
    { type: "document", document: { id: "1013", filename: "bill.pdf", caption: "Bill" } },
  ],
  [
    "a document without a name",
    { type: "document", media: { ...media, filename: null }, caption: null },
    { type: "document", document: { id: "1013" } },
  ],
  ["an audio file (S1.19)", { type: "audio", media }, { type: "audio", audio: { id: "1013" } }],
  [
    "a voice note (B.4)",
    { type: "voice", media },
    { type: "audio", audio: { id: "1013", voice: true } },
  ],
  [
    "a sticker (B.4)",
    { type: "sticker", media, isAnimated: true },
    { type: "sticker", sticker: { id: "1013" } },
  ],
  [
    "a location with its name (S1.21)",
    {
      type: "location",
      latitude: 37.4,
      longitude: -122.2,
      name: "Office",
      address: null,
      url: null,
    },
    { type: "location", location: { latitude: 37.4, longitude: -122.2, name: "Office" } },
  ],
  [
    "a contact card with everything (B.5)",
    { type: "contacts", contacts: [card] },
    {
      type: "contacts",
      contacts: [
        {
          name: { formatted_name: "Bo Li", first_name: "Bo Li" },
          org: { company: "Li & Co" },
          phones: [{ phone: "+14155550829", wa_id: "14155550829", type: "WORK" }],
          emails: [{ email: "bo@example.com" }],
          urls: [{ url: "https://example.com" }],
          addresses: [{ street: "1 Hill, Ur", type: "HOME" }],
          birthday: "1999-01-23",
        },
      ],
    },
  ],
  [
    "a contact card with a name alone",
    {
      type: "contacts",
      contacts: [
        {
          ...card,
          ...{ organization: null, phones: [], emails: [], urls: [], addresses: [] },
          birthday: null,
        },
      ],
    },
    {
      type: "contacts",
      contacts: [{ name: { formatted_name: "Bo Li", first_name: "Bo Li" } }],
    },
  ],
];

const interactive: readonly (readonly [string, SendContent, unknown])[] = [
  [
    "reply buttons under an image (S0.19, S0.21, S0.22)",
    {
      type: "buttons",
      header: { type: "image", media },
      body: "Pick",
      footer: "Thanks",
      buttons: [{ id: "yes", title: "Yes" }],
    },
    {
      type: "button",
      header: { type: "image", image: { id: "1013" } },
      body: { text: "Pick" },
      footer: { text: "Thanks" },
      action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Yes" } }] },
    },
  ],
  [
    "a list under a line of text (S0.23–S0.25)",
    {
      type: "list",
      ...frame,
      header: { type: "text", text: "Shipping" },
      button: "Options",
      sections: [
        { title: "Fast", rows: [{ id: "exp", title: "Express", description: "1 day" }] },
        { title: null, rows: [{ id: "std", title: "Standard", description: null }] },
      ],
    },
    {
      type: "list",
      header: { type: "text", text: "Shipping" },
      body: { text: "Pick" },
      action: {
        button: "Options",
        sections: [
          { title: "Fast", rows: [{ id: "exp", title: "Express", description: "1 day" }] },
          { rows: [{ id: "std", title: "Standard" }] },
        ],
      },
    },
  ],
  [
    "a link button (S0.26)",
    { type: "cta_url", ...frame, button: { text: "See dates", url: "https://example.com" } },
    {
      type: "cta_url",
      body: { text: "Pick" },
      action: {
        name: "cta_url",
        parameters: { display_text: "See dates", url: "https://example.com" },
      },
    },
  ],
  [
    "a Flow that begins with a screen (S0.28)",
    { type: "flow", ...frame, button: "Book", flowId: "123456", screen: "FIRST" },
    {
      type: "flow",
      body: { text: "Pick" },
      action: {
        name: "flow",
        parameters: {
          flow_message_version: "3",
          flow_id: "123456",
          flow_cta: "Book",
          flow_token: "attempt-1",
          mode: "published",
          flow_action: "navigate",
          flow_action_payload: { screen: "FIRST" },
        },
      },
    },
  ],
  [
    "a Flow whose endpoint decides (S0.28)",
    { type: "flow", ...frame, button: "Book", flowId: "123456", screen: null },
    expect.objectContaining({
      action: {
        name: "flow",
        parameters: {
          flow_message_version: "3",
          flow_id: "123456",
          flow_cta: "Book",
          flow_token: "attempt-1",
          mode: "published",
          flow_action: "data_exchange",
        },
      },
    }),
  ],
  [
    "a location request (B.7)",
    { type: "location_request", body: "Where are you?" },
    {
      type: "location_request_message",
      body: { text: "Where are you?" },
      action: { name: "send_location" },
    },
  ],
  [
    "one product (B.7)",
    {
      type: "products",
      ...frame,
      catalogId: "77",
      sections: [{ title: null, productIds: ["s-1"] }],
    },
    {
      type: "product",
      body: { text: "Pick" },
      action: { catalog_id: "77", product_retailer_id: "s-1" },
    },
  ],
  [
    "several products (B.7)",
    {
      type: "products",
      ...frame,
      header: { type: "text", text: "New" },
      catalogId: "77",
      sections: [shoes, { title: null, productIds: ["h-1"] }],
    },
    {
      type: "product_list",
      header: { type: "text", text: "New" },
      body: { text: "Pick" },
      action: {
        catalog_id: "77",
        sections: [
          {
            title: "Shoes",
            product_items: [{ product_retailer_id: "s-1" }, { product_retailer_id: "s-2" }],
          },
          { product_items: [{ product_retailer_id: "h-1" }] },
        ],
      },
    },
  ],
];

describe("every kind of content as Meta takes it", () => {
  test.each(bodies)("%s", (_, content, body) => {
    expect(sendContent(content, files, "attempt-1")).toEqual(body);
  });

  test.each(interactive)("%s", (_, content, body) => {
    expect(sendContent(content, files, "attempt-1")).toEqual({
      type: "interactive",
      interactive: body,
    });
  });

  test.each<[string, SendContent]>([
    ["an image", { type: "image", media: { ...media, mediaId: "m-9" }, caption: null }],
    [
      "an image without an id",
      { type: "image", media: { ...media, mediaId: null }, caption: null },
    ],
    [
      "a file called like a prototype's",
      { type: "audio", media: { ...media, mediaId: "toString" } },
    ],
    [
      "a header",
      {
        type: "buttons",
        ...frame,
        header: { type: "video", media: { ...media, mediaId: "m-9" } },
        buttons: [],
      },
    ],
  ])("%s that names a file nobody brought along is not written", (_, content) => {
    expect(sendContent(content, files, "attempt-1")).toBeNull();
  });
});
