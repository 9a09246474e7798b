import { describe, expect, test } from "vitest";
import {
  type ContentOf,
  checkContent,
  type InteractiveHeader,
  type MessageContent,
  type ProviderId,
} from "./index.ts";

const frame = { header: null, body: "Pick one", footer: null };
const buttons: ContentOf<"buttons"> = {
  type: "buttons",
  ...frame,
  buttons: [{ id: "yes", title: "Yes" }],
};
const link: ContentOf<"cta_url"> = {
  type: "cta_url",
  ...frame,
  button: { text: "See dates", url: "https://shop.example/a?b=1#c" },
};
const flow: ContentOf<"flow"> = {
  type: "flow",
  ...frame,
  button: "Book",
  flowId: "123",
  screen: null,
};

function codes(content: MessageContent, provider: ProviderId = "meta") {
  return checkContent(content, provider).map(({ field, code }) => `${field}: ${code}`);
}

function numbered(count: number) {
  return Array.from({ length: count }, (_, at) => ({ id: `id-${at}`, title: `Title ${at}` }));
}

const media = { mediaId: null, mimeType: "image/png", filename: null, sizeBytes: 1 };

describe("header, body and footer (MSG-9, S0.18, S0.21, S0.22, S0.27, S0.29)", () => {
  test.each<[Partial<typeof buttons>, string[]]>([
    [{ body: " " }, ["body: missing"]],
    [{ body: "a".repeat(1024) }, []],
    [{ body: "a".repeat(1025) }, ["body: too_long"]],
    [{ footer: "a".repeat(60) }, []],
    [{ footer: "a".repeat(61) }, ["footer: too_long"]],
    [{ footer: "" }, ["footer: missing"]],
  ])("%.40j", (change, expected) => {
    expect(codes({ ...buttons, ...change })).toEqual(expected);
  });

  test.each<[InteractiveHeader, string[]]>([
    [{ type: "text", text: "a".repeat(60) }, []],
    [{ type: "text", text: "a".repeat(61) }, ["header.text: too_long"]],
    [{ type: "text", text: "" }, ["header.text: missing"]],
    [{ type: "image", media }, []],
    [{ type: "video", media }, ["header.media.mimeType: wrong_type"]],
    [
      { type: "document", media: { ...media, mimeType: "application/pdf" } },
      ["header.media.filename: missing"],
    ],
    [
      { type: "image", media: { ...media, sizeBytes: 5 * 1024 * 1024 + 1 } },
      ["header.media.sizeBytes: too_large"],
    ],
  ])("header %.60j", (header, expected) => {
    expect(codes({ ...buttons, header })).toEqual(expected);
    expect(codes({ ...link, header })).toEqual(expected);
    expect(codes({ ...flow, header })).toEqual(expected);
  });

  test("a link's body through Twilio has at most 640 characters (Twilio 11.2)", () => {
    expect(codes({ ...link, body: "a".repeat(640) }, "twilio")).toEqual([]);
    expect(codes({ ...link, body: "a".repeat(641) }, "twilio")).toEqual(["body: too_long"]);
  });
});

describe("buttons (MSG-9, S0.19, S0.20)", () => {
  test("one to three", () => {
    expect(codes({ ...buttons, buttons: numbered(3) })).toEqual([]);
    expect(codes({ ...buttons, buttons: numbered(4) })).toEqual(["buttons: too_many"]);
    expect(codes({ ...buttons, buttons: [] })).toEqual(["buttons: too_few"]);
    expect(checkContent({ ...buttons, buttons: numbered(4) }, "twilio")[0]?.message).toBe(
      "There can be at most 3 buttons; there are 4.",
    );
  });

  test.each<[{ id?: string; title?: string }, string[]]>([
    [{ title: "a".repeat(20) }, []],
    [{ title: "a".repeat(21) }, ["buttons.1.title: too_long"]],
    [{ title: "" }, ["buttons.1.title: missing"]],
    [{ title: "Yes" }, ["buttons.1.title: duplicate"]],
    [{ id: "a".repeat(256) }, []],
    [{ id: "a".repeat(257) }, ["buttons.1.id: too_long"]],
    [{ id: " no" }, ["buttons.1.id: invalid"]],
    [{ id: "" }, ["buttons.1.id: missing"]],
    [{ id: "yes" }, ["buttons.1.id: duplicate"]],
  ])("a second one %.40j", (change, expected) => {
    const second = { id: "no", title: "No", ...change };
    expect(codes({ ...buttons, buttons: [...buttons.buttons, second] })).toEqual(expected);
  });

  test("ids through Twilio have at most 128 characters", () => {
    const id = (length: number) => ({
      ...buttons,
      buttons: [{ id: "a".repeat(length), title: "Yes" }],
    });
    expect(codes(id(128), "twilio")).toEqual([]);
    expect(codes(id(129), "twilio")).toEqual(["buttons.0.id: too_long"]);
  });

  test("the sentence says which button", () => {
    const content = { ...buttons, buttons: [{ id: "1", title: "a".repeat(23) }] };
    expect(checkContent(content, "meta")[0]?.message).toBe(
      "The title of button 1 can have at most 20 characters; it has 23.",
    );
  });
});

describe("a link button (MSG-9, S0.26)", () => {
  test.each<[Partial<typeof link.button>, string[]]>([
    [{}, []],
    [{ url: "HTTP://shop.example" }, []],
    [{ text: "a".repeat(21) }, ["button.text: too_long"]],
    [{ text: " " }, ["button.text: missing"]],
    [{ url: "" }, ["button.url: missing"]],
    [{ url: `https://shop.example/${"a".repeat(2000)}` }, ["button.url: too_long"]],
    [{ url: "shop.example" }, ["button.url: invalid"]],
    [{ url: "javascript:alert(1)" }, ["button.url: invalid"]],
    [{ url: "https://" }, ["button.url: invalid"]],
    [{ url: "https://[" }, ["button.url: invalid"]],
    [{ url: "https://shop.example/a b" }, ["button.url: invalid"]],
    [{ url: "https://shop.example/\u202egpj" }, ["button.url: invalid"]],
  ])("%.50j", (change, expected) => {
    expect(codes({ ...link, button: { ...link.button, ...change } })).toEqual(expected);
  });
});

describe("a Flow (MSG-9, S0.28, S0.29)", () => {
  test.each<[Partial<typeof flow>, string[]]>([
    [{}, []],
    [{ screen: "FIRST" }, []],
    [{ button: "a".repeat(30) }, []],
    [{ button: "a".repeat(31) }, ["button: too_long"]],
    [{ button: "Book 📅" }, ["button: invalid"]],
    [{ button: "" }, ["button: missing"]],
    [{ flowId: " " }, ["flowId: missing"]],
    [{ screen: "" }, ["screen: missing"]],
  ])("%.40j", (change, expected) => {
    expect(codes({ ...flow, ...change })).toEqual(expected);
  });

  test("Twilio sends none without approval (Twilio 11.4)", () => {
    expect(codes(flow, "twilio")).toEqual(["type: unsupported"]);
  });
});

test("a location request is its body, and Meta's alone (MSG-9)", () => {
  const request = (body: string): MessageContent => ({ type: "location_request", body });
  expect(codes(request("Where are you?"))).toEqual([]);
  expect(codes(request(""))).toEqual(["body: missing"]);
  expect(codes(request("a".repeat(1025)))).toEqual(["body: too_long"]);
  expect(codes(request("Where are you?"), "twilio")).toEqual(["type: unsupported"]);
});
