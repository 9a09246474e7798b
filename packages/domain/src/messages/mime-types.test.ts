import { describe, expect, test } from "vitest";
import {
  bareMimeType,
  capabilitiesOf,
  extensionOf,
  type MediaKind,
  mediaKindOf,
  mediaKinds,
  mimeTypeOf,
  type ProviderId,
  providerIds,
} from "./index.ts";

describe("names of types (MSG-13)", () => {
  test.each([
    ["image/jpeg", "jpg"],
    ["audio/ogg; codecs=opus", "ogg"],
    ["AUDIO/MPEG", "mp3"],
    ["audio/mp4", "m4a"],
    ["application/pdf", "pdf"],
    ["application/x-unheard-of", null],
    ["", null],
  ])("%j ends in %j", (mimeType, extension) => {
    expect(extensionOf(mimeType)).toBe(extension);
  });

  test.each([
    ["photo.JPEG", "image/jpeg"],
    ["a.b.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["note.opus", "audio/ogg"],
    ["clip.3gp", "video/3gpp"],
    ["pdf", null],
    ["x.unheard", null],
    ["constructor", null],
    ["", null],
  ])("%j promises %j", (filename, mimeType) => {
    expect(mimeTypeOf(filename)).toBe(mimeType);
  });

  test("a bare type has no parameters and no capitals", () => {
    expect(bareMimeType("Audio/OGG ; codecs=opus; x=;")).toBe("audio/ogg");
    expect(bareMimeType("audio/ogg")).toBe("audio/ogg");
  });

  test("every type that can be sent has an ending that leads back to it", () => {
    const sendable = providerIds.flatMap((provider) =>
      mediaKinds.flatMap((kind) => capabilitiesOf(provider).media[kind].mimeTypes),
    );
    for (const mimeType of sendable)
      expect(mimeTypeOf(`a.${extensionOf(mimeType)}`)).toBe(mimeType);
  });
});

describe("the kind a file is sent as (MSG-12)", () => {
  test.each<[string, boolean, ProviderId, MediaKind | null]>([
    ["image/jpeg", false, "meta", "image"],
    ["image/png", true, "meta", "image"],
    ["image/webp", false, "meta", null],
    ["image/gif", false, "meta", null],
    ["image/svg+xml", false, "twilio", null],
    ["video/mp4", false, "twilio", "video"],
    ["video/3gpp", false, "meta", "video"],
    ["video/3gpp", false, "twilio", null],
    ["audio/ogg;codecs=opus", true, "meta", "voice"],
    ["audio/ogg", false, "meta", "audio"],
    ["audio/mp4", true, "meta", "audio"],
    ["audio/mp4", true, "twilio", null],
    ["audio/webm", true, "meta", null],
    ["application/pdf", false, "twilio", "document"],
    ["text/plain", false, "meta", "document"],
    ["text/plain", false, "twilio", null],
    ["text/html", false, "meta", null],
  ])("%s, voice %s, through %s: %s", (mimeType, isVoice, provider, kind) => {
    expect(mediaKindOf({ mimeType, isVoice }, provider)).toBe(kind);
  });
});
