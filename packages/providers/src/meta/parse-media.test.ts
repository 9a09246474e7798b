import { describe, expect, test } from "vitest";
import { elementsOf, messageElement } from "./fixtures/elements-of.ts";
import { change, message, post, value } from "./fixtures/payloads.ts";

const handle = { id: "884400112233", mime_type: "image/jpeg" };

function image(part: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return messageElement(message({ type: "image", image: { ...handle, ...part }, ...more }));
}

describe("files of messages (A.8)", () => {
  test.each([
    ["IMAGE/JPEG; charset=binary", "image/jpeg"],
    ["image/svg+xml", "image/svg+xml"],
    ["image", "application/octet-stream"],
    ["image/jpeg\r\nx: y", "application/octet-stream"],
    [undefined, "application/octet-stream"],
    [5, "application/octet-stream"],
  ])("the type %j is read as %s (G.1.8)", (mime_type, mimeType) => {
    expect(image({ mime_type })).toMatchObject({ content: { media: { mimeType } } });
  });

  test.each([
    ["base64", Buffer.alloc(32, 7).toString("base64"), "07".repeat(32)],
    ["hex", "AB".repeat(32), "ab".repeat(32)],
    ["too short", "q83vEjRWeJA=", undefined],
    ["no text", 7, undefined],
  ])("a digest in %s (J.12)", (_, sha256, expected) => {
    const element = image({ sha256 });
    if (expected === undefined) expect(element).not.toHaveProperty("file.sha256");
    else expect(element).toHaveProperty("file.sha256", expected);
  });

  test("an address alone is enough, an unreadable one is left out", () => {
    const url = "https://lookaside.fbsbx.com/x";
    expect(image({ id: undefined, url })).toHaveProperty("file", { url });
    expect(image({ url: "no address" })).toHaveProperty("file", { providerMediaId: handle.id });
  });

  test("a file that was refused says so, even with an id, and beside the messages too (131052)", () => {
    const error = { code: "131052", title: "Media download error", details: "" };
    const raw = { code: 131052, title: "Media download error" };
    expect(image({}, { errors: [raw] })).toHaveProperty("file.error", error);
    const without = message({ type: "image" });
    const [element] = elementsOf(post(change(value({ messages: [without], errors: [raw] }))));
    expect(element).toMatchObject({ content: { type: "image" }, file: { error } });
  });

  test("another error does not cost a file that is there", () => {
    expect(image({}, { errors: [{ code: 131000, title: "t" }] })).toHaveProperty("file", {
      providerMediaId: handle.id,
    });
    expect(
      messageElement(message({ type: "image", errors: [{ code: 131000, title: "t" }] })),
    ).toHaveProperty("file.error.code", "131000");
  });

  test("names and captions of any length are cut, not lost", () => {
    const document = { ...handle, filename: "n".repeat(5000), caption: "c".repeat(70_000) };
    expect(messageElement(message({ type: "document", document }))).toMatchObject({
      content: { media: { filename: "n".repeat(1024) }, caption: "c".repeat(65_536) },
    });
  });
});

describe("answers of forms (A.8)", () => {
  test.each([
    ["broken JSON", "{"],
    ["a list", "[1]"],
    ["null", "null"],
    ["no text", { a: 1 }],
    ["nothing", undefined],
  ])("%s is a form that cannot be read, not a lost message", (_, response_json) => {
    const interactive = { type: "nfm_reply", nfm_reply: { name: "flow", response_json } };
    expect(messageElement(message({ type: "interactive", interactive }))).toMatchObject({
      content: { type: "flow_reply", text: "", answers: null },
    });
  });

  test("what hides inside the string is cleaned like the rest (T-37, Z-02)", () => {
    const response_json = '{"a":"x\\u0000\\ud800","__proto__":{"polluted":1}}';
    const interactive = { type: "nfm_reply", nfm_reply: { body: "b", response_json } };
    const element = messageElement(message({ type: "interactive", interactive }));
    expect(element).toHaveProperty("content.answers", { a: "x\ufffd" });
  });
});
