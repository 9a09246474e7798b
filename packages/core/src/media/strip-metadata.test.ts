import sharp from "sharp";
import { expect, test } from "vitest";
import { stripMetadata } from "./strip-metadata.ts";

const red = { r: 200, g: 20, b: 20 };
const blank = () => sharp({ create: { width: 40, height: 20, channels: 3, background: red } });
const author = "Ana Lima was here";
const place = { GPSLatitude: "48/1 8/1 0/1", GPSLatitudeRef: "N" };
const exif = { IFD0: { Artist: author }, IFD3: place };
const room = 1_000_000;

const taken = () => blank().withExif(exif).withMetadata({ orientation: 6 });
const withPlace = {
  jpeg: () => taken().jpeg().toBuffer(),
  png: () => taken().png().toBuffer(),
  webp: () => taken().webp().toBuffer(),
};

test.each(Object.entries(withPlace))(
  "a %s loses its place and author, and stands as its orientation said (Z-13)",
  async (format, make) => {
    const picture = await make();
    expect((await sharp(picture).metadata()).exif?.toString("latin1")).toContain(author);
    const clean = await stripMetadata(picture, room);
    const left = await sharp(clean!).metadata();
    expect(left).toMatchObject({ format, width: 20, height: 40 });
    expect([left.exif, left.xmp, left.iptc, left.orientation]).toEqual(Array(4).fill(undefined));
    expect(clean!.toString("latin1")).not.toContain(author);
  },
);

test("a picture that says nothing of its taking stays as it is, to the byte (Z-13)", async () => {
  for (const picture of [await blank().jpeg().toBuffer(), await blank().png().toBuffer()])
    expect(await stripMetadata(picture, room)).toBe(picture);
});

test("every frame of a moving sticker stays (Z-13)", async () => {
  const frames = [red, { r: 20, g: 200, b: 20 }].map((background) =>
    sharp({ create: { width: 32, height: 32, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  const sticker = await sharp(await Promise.all(frames), { join: { animated: true } })
    .withExif(exif)
    .webp()
    .toBuffer();
  const clean = await stripMetadata(sticker, room);
  expect(await sharp(clean!).metadata()).toMatchObject({ pages: 2 });
  expect(clean!.toString("latin1")).not.toContain(author);
});

test("a picture that would grow above what may be sent is made smaller instead", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const create = { width: 300, height: 300, channels: 3 as const, noise, background: red };
  const picture = await sharp({ create }).withExif(exif).jpeg({ quality: 80 }).toBuffer();
  const clean = await stripMetadata(picture, picture.length);
  expect(clean!.length).toBeLessThanOrEqual(picture.length);
});

test.each([
  ["cut off", async () => (await withPlace.jpeg()).subarray(0, 300)],
  ["no picture behind its head", async () => Buffer.from("ffd8ffe000104a46494600", "hex")],
  [
    "a bomb",
    async () => {
      const png = await blank().png().toBuffer();
      png.writeUInt32BE(100_000, 16);
      png.writeUInt32BE(100_000, 20);
      return png;
    },
  ],
])("what is %s is refused and stops nobody (Z-13)", async (_, make) => {
  expect(await stripMetadata(await make(), room)).toBeNull();
});
