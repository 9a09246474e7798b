import { describe, expect, test } from "vitest";
import { isShownInPlace, settleMimeType } from "./settle-mime-type.ts";

describe("the type of a file (T-43)", () => {
  test.each([
    ["what both say", "image/jpeg", "image/jpeg", "image/jpeg"],
    ["the bytes, where the two contradict", "image/jpeg", "application/pdf", "application/pdf"],
    [
      "the bytes of a program that calls itself text",
      "text/plain",
      "application/x-msdownload",
      "application/x-msdownload",
    ],
    [
      "the stated type without its parameters",
      "audio/ogg; codecs=opus",
      "audio/ogg; codecs=opus",
      "audio/ogg",
    ],
    [
      "the document a zip is said to hold",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/zip",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    ["a zip, when it calls itself an image", "image/png", "application/zip", "application/zip"],
    [
      "the old document a compound file is said to hold",
      "application/msword",
      "application/x-cfb",
      "application/msword",
    ],
    ["sound in a container of film", "audio/mp4", "video/mp4", "audio/mp4"],
    ["the provider's name for the sniffer's", "audio/mp4", "audio/x-m4a", "audio/mp4"],
    ["a moving PNG as PNG", "image/png", "image/apng", "image/png"],
    ["text, which no bytes prove", "text/csv", null, "text/csv"],
    ["any bytes for what is not a type", "image/png\r\nx: y", "image/png", "image/png"],
    ["any bytes for nothing", "", null, "application/octet-stream"],
  ])("is %s", (_, stated, sniffed, settled) => {
    expect(settleMimeType(stated, sniffed)).toBe(settled);
  });

  test.each(["image/jpeg", "image/svg+xml", "video/mp4", "audio/mpeg", "application/pdf"])(
    "is not %s when only the name says so",
    (stated) => {
      expect(settleMimeType(stated, null)).toBe("application/octet-stream");
    },
  );

  test("markup that calls itself an image is markup", () => {
    expect(settleMimeType("image/jpeg", "application/xml")).toBe("application/xml");
    expect(settleMimeType("image/svg+xml", "image/svg+xml")).toBe("application/xml");
  });
});

test("pictures, sound, film and PDF are shown in place, nothing else (T-42)", () => {
  const shown = ["image/jpeg", "audio/ogg", "video/mp4", "application/pdf"];
  const saved = [
    "image/svg+xml",
    "text/html",
    "text/plain",
    "application/xml",
    "application/octet-stream",
  ];
  expect([...shown, ...saved].filter(isShownInPlace)).toEqual(shown);
});
