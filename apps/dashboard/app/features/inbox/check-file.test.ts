import { expect, test } from "vitest";
import { acceptOf, checkFile } from "./check-file.ts";

const mebibyte = 1024 * 1024;

test.each([
  ["image/jpeg", 5, "image", "5 MB"],
  ["video/mp4", 16, "video", "16 MB"],
  ["audio/mpeg", 16, "audio", "16 MB"],
  ["application/pdf", 100, "document", "100 MB"],
] as const)(
  "%s of %d MB passes, one byte more is refused with the limit named (S0.7, S0.11–S0.13)",
  (type, size, kind, words) => {
    const fits = { name: "file", type, size: size * mebibyte };
    expect(checkFile(fits, "meta")).toMatchObject({ kind, problem: null });
    const problem = checkFile({ ...fits, size: fits.size + 1 }, "meta").problem;
    expect(problem).toContain(words);
  },
);

test("a type that cannot be sent is refused with those that can (S1.17, S1.18)", () => {
  const { kind, problem } = checkFile({ name: "a.gif", type: "image/gif", size: 1 }, "meta");
  expect(kind).toBeNull();
  expect(problem).toContain("jpg, png");
});

test("a file without a type is known by its name", () => {
  expect(checkFile({ name: "a.pdf", type: "", size: 1 }, "meta").kind).toBe("document");
});

test("recorded speech is a voice message where its form allows, else an audio (S0.14)", () => {
  const ogg = { name: "v.ogg", type: "audio/ogg;codecs=opus", size: 1 };
  expect(checkFile(ogg, "meta", "voice")).toMatchObject({ kind: "voice", mimeType: "audio/ogg" });
  expect(checkFile({ ...ogg, type: "audio/mp4" }, "meta", "voice").kind).toBe("audio");
});

test("Twilio shows captions only with images", () => {
  const video = { name: "v.mp4", type: "video/mp4", size: 1 };
  expect(checkFile(video, "twilio").hasCaption).toBe(false);
  expect(checkFile(video, "meta").hasCaption).toBe(true);
});

test("the picker offers what can be sent", () => {
  expect(acceptOf(["image", "video"], "twilio")).toBe("image/jpeg,image/png,video/mp4");
});
