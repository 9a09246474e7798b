import { expect, test } from "vitest";
import { checkChosen, isMovingPicture } from "./check-chosen.ts";

function webp(form: string, flags: number): File {
  const head = [..."RIFF\0\0\0\0WEBP", ...form, ..."\0\0\0\0"].map((one) => one.charCodeAt(0));
  return new File([new Uint8Array([...head, flags])], "wave.webp", { type: "image/webp" });
}

test("a WebP is known to move by its own header", async () => {
  expect(await isMovingPicture(webp("VP8X", 0b10))).toBe(true);
  expect(await isMovingPicture(webp("VP8X", 0b10000))).toBe(false);
  expect(await isMovingPicture(webp("VP8L", 0b10))).toBe(false);
  expect(await isMovingPicture(new File([], "empty.webp"))).toBe(false);
});

test("a WebP is a sticker only when it was chosen as one, and nothing else is (MSG-12)", async () => {
  const sticker = { provider: "meta", role: "sticker" } as const;
  const [moving] = await checkChosen([webp("VP8X", 0b10)], sticker);
  expect(moving).toMatchObject({ kind: "sticker", state: "uploading", isAnimated: true });
  const [photo] = await checkChosen([new File(["x"], "a.png", { type: "image/png" })], sticker);
  expect(photo).toMatchObject({ state: "refused", problem: "A sticker is a WebP file." });
  const [guessed] = await checkChosen([webp("VP8X", 0)], { provider: "meta", role: null });
  expect(guessed?.state).toBe("refused");
});
