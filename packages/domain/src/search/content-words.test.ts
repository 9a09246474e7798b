import { expect, test } from "vitest";
import type { MessageContent } from "../messages/index.ts";
import { contentWords, maxContentWords, searchTexts } from "./index.ts";

const media = { mediaId: null, mimeType: "x/y", filename: "File.pdf", sizeBytes: null };
const unnamed = { ...media, filename: null };
const frame = { body: "Body", header: null, footer: "Foot" };
const rendered = {
  ...{ name: "t", language: "en", body: "Hello", footer: null, buttons: [], offer: null },
  header: null,
  cards: [{ header: null, body: "Card", buttons: [] }],
};
const template = { templateId: null, category: "utility", values: {} };
const withHeader = (header: unknown) =>
  ({ type: "template", ...template, rendered: { ...rendered, header } }) as unknown;
const place = { latitude: 1, longitude: 1, url: null };
const card = {
  ...{ name: "Ana", organization: null, urls: [], addresses: [], birthday: null },
  phones: [{ phone: "+49", waId: null, label: null }],
  emails: [{ email: "a@b.example", label: null }],
  isOwnNumber: false,
};

const found: [unknown, string[]][] = [
  [{ type: "text", text: "Hi" }, ["Hi"]],
  [{ type: "text", text: " " }, []],
  [{ type: "flow_reply", text: "Done", answers: null }, ["Done"]],
  [{ type: "order", catalogId: "c", text: null, items: [] }, []],
  [{ type: "image", media: unnamed, caption: "Look" }, ["Look"]],
  [{ type: "video", media, caption: null }, ["File.pdf"]],
  [{ type: "document", media, caption: "Bill" }, ["Bill", "File.pdf"]],
  [{ type: "audio", media }, ["File.pdf"]],
  [{ type: "voice", media: unnamed }, []],
  [{ type: "sticker", media: unnamed, isAnimated: false }, []],
  [{ type: "location", ...place, name: "Shop", address: "Way 1" }, ["Shop", "Way 1"]],
  [{ type: "contacts", contacts: [card] }, ["Ana", "+49", "a@b.example"]],
  [{ type: "button_reply", id: null, title: "Yes" }, ["Yes"]],
  [{ type: "list_reply", id: "1", title: "One", description: "First" }, ["One", "First"]],
  [{ type: "location_request", body: "Where?" }, ["Where?"]],
  [{ type: "buttons", ...frame, buttons: [] }, ["Body", "Foot"]],
  [{ type: "list", ...frame, header: { type: "text", text: "Top" } }, ["Body", "Top", "Foot"]],
  [{ type: "cta_url", ...frame, header: { type: "image", media } }, ["Body", "File.pdf", "Foot"]],
  [{ type: "flow", ...frame }, ["Body", "Foot"]],
  [{ type: "products", ...frame }, ["Body", "Foot"]],
  [withHeader(null), ["Hello", "Card"]],
  [withHeader({ type: "text", text: "Top" }), ["Hello", "Top", "Card"]],
  [withHeader({ type: "media", fileName: "a.pdf" }), ["Hello", "a.pdf", "Card"]],
  [withHeader({ type: "location", name: "Shop" }), ["Hello", "Shop", "Card"]],
  [withHeader({ type: "other", kind: "x" }), ["Hello", "Card"]],
  [{ type: "reaction", targetProviderMessageId: "1", emoji: "x" }, []],
  [{ type: "system", event: "other", text: "changed" }, []],
  [{ type: "deleted" }, []],
  [{ type: "other", providerType: "poll", label: "Poll", raw: {} }, []],
];

test.each(found)("%j is found by what people wrote (SEA-5)", (content, texts) => {
  expect(searchTexts(content as MessageContent)).toEqual(texts);
});

test("a message is found by each word once, and by 512 at most (SEA-5)", () => {
  expect(contentWords({ type: "text", text: "No no, NO" })).toEqual(["no"]);
  const numbers = Array.from({ length: 2_000 }, (_, at) => at).join(" ");
  expect(contentWords({ type: "text", text: numbers })).toHaveLength(maxContentWords);
});

test("a message that was taken back has no words (SEA-5, P-10)", () => {
  expect(contentWords({ type: "deleted" })).toEqual([]);
});
