import { describe, expect, test } from "vitest";
import { type Capabilities, capabilitiesOf, mediaKinds, providerIds } from "./index.ts";

const mebibyte = 1024 * 1024;
const meta = capabilitiesOf("meta");
const twilio = capabilitiesOf("twilio");

function sizes({ media }: Capabilities) {
  return Object.fromEntries(mediaKinds.map((kind) => [kind, media[kind].maxBytes / mebibyte]));
}

describe("what a provider can send (MSG-6)", () => {
  test("texts are 4,096 characters through Meta, 1,600 through Twilio (S1.16)", () => {
    expect([meta.maxTextLength, twilio.maxTextLength]).toEqual([4096, 1600]);
  });

  test("files through Meta: images 5, video and audio 16, documents 100 MB (S0.7, S0.11–S0.14)", () => {
    const sticker = 100 / 1024;
    expect(sizes(meta)).toEqual({
      image: 5,
      video: 16,
      audio: 16,
      voice: 16,
      document: 100,
      sticker,
    });
    expect(meta.maxAnimatedStickerBytes).toBe(500 * 1024);
  });

  test("files through Twilio: images 5, everything else 16 MB, captions with images alone", () => {
    const sticker = 100 / 1024;
    expect(sizes(twilio)).toEqual({
      image: 5,
      video: 16,
      audio: 16,
      voice: 16,
      document: 16,
      sticker,
    });
    expect(mediaKinds.filter((kind) => twilio.media[kind].hasCaption)).toEqual(["image"]);
    expect(mediaKinds.filter((kind) => meta.media[kind].hasCaption)).toEqual([
      "image",
      "video",
      "document",
    ]);
  });

  test("images are JPEG or PNG, video is MP4 or 3GPP (S1.17–S1.19)", () => {
    expect(meta.media.image.mimeTypes).toEqual(["image/jpeg", "image/png"]);
    expect(meta.media.video.mimeTypes).toEqual(["video/mp4", "video/3gpp"]);
    expect(twilio.media.video.mimeTypes).toEqual(["video/mp4"]);
    expect(meta.media.audio.mimeTypes).toContain("audio/mp4");
    expect(twilio.media.audio.mimeTypes).not.toContain("audio/mp4");
    expect(meta.media.voice.mimeTypes).toEqual(["audio/ogg"]);
  });

  test("Twilio quotes, reacts, marks as read and blocks nothing, and lists have no sections", () => {
    const { canQuote, canReact, canMarkRead, canBlock, canType } = twilio;
    expect({ canQuote, canReact, canMarkRead, canBlock, canType }).toEqual({
      canQuote: false,
      canReact: false,
      canMarkRead: false,
      canBlock: false,
      canType: true,
    });
    expect(meta).toMatchObject({ canQuote: true, canReact: true, canMarkRead: true });
    expect(meta).toMatchObject({ canBlock: true, canType: true });
    expect([meta.needsContentObject, twilio.needsContentObject]).toEqual([false, true]);
    expect(twilio.interactive.list).toMatchObject({ maxSections: 1, headers: [] });
    expect(twilio.interactive).toMatchObject({ flow: null, location_request: null });
  });

  test.each(providerIds)("the table of %s is plain data, the same in every place", (provider) => {
    expect(JSON.parse(JSON.stringify(capabilitiesOf(provider)))).toEqual(capabilitiesOf(provider));
  });
});
